import { unsupported } from './errors.ts';
import type { Term } from './tokenize.ts';

const MIN_LITERAL = 3;

/** Whether a term is `*`, which anything is. */
export function isAnything({ literals, wildcards }: Term): boolean {
  return (
    wildcards.length > 0 && literals.every((text) => text === '') && wildcards.every((one) => one === '*')
  );
}

/**
 * A term with wildcards as a pattern for LIKE. Throws 400 where Auth0 has none: `?`, and any but one at the end unless
 * a text of three characters stands with it (`*usa`, but not `*sa`).
 * https://auth0.com/docs/deploy-monitor/logs/log-search-query-syntax
 */
export function toLike({ literals, wildcards }: Term): string {
  const written = literals.map((text, index) => `${text}${wildcards[index] ?? ''}`).join('');
  if (wildcards.includes('?')) throw unsupported(`The wildcard ? is not supported: ${written}`);
  const isPrefix = literals.slice(1).every((text) => text === '') && literals[0] !== '';
  if (!isPrefix && !literals.some((text) => [...text].length >= MIN_LITERAL))
    throw unsupported(`Wildcards need ${MIN_LITERAL} characters beside them, except at the end: ${written}`);
  // Stars side by side are one.
  const parts = literals.filter((text, index) => text !== '' || index === 0 || index === literals.length - 1);
  return parts.map((text) => text.replace(/[\\%_]/g, '\\$&')).join('%');
}
