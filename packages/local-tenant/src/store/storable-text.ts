// https://www.postgresql.org/docs/18/errcodes-appendix.html: a NUL in a text, a NUL in JSON, half a character in JSON.
const STATES = ['22021', '22P05', '22P02'];

/** Whether Postgres refused a text that a request brought, because it cannot hold it: NUL or a lone surrogate. */
export function isTextRefused(error: unknown): boolean {
  return STATES.includes((error as { code?: string } | undefined)?.code ?? '');
}

// Of JSON as `JSON.stringify` writes it: no backslash before that would make it a text that only looks so.
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** A value as JSON that Postgres can hold: for each character that it cannot there is the one that stands for unknown ones. */
export function toStorableJson(value: unknown): string {
  return JSON.stringify(value).replace(UNSTORABLE, '$1\\ufffd');
}

/** Whether Postgres can hold a text: it has no NUL and no half of a character. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
