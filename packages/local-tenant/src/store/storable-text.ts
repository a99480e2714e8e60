// https://www.postgresql.org/docs/18/errcodes-appendix.html: a NUL in a text, a NUL in JSON, half a character in JSON.
const STATES = ['22021', '22P05', '22P02'];

/** Whether Postgres refused a text that a request brought, because it cannot hold it: NUL or a lone surrogate. */
export function isTextRefused(error: unknown): boolean {
  return STATES.includes((error as { code?: string } | undefined)?.code ?? '');
}

/** Whether Postgres can hold a text: it has no NUL and no half of a character. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
