import { invalidQuery } from './errors.ts';

/** A word or a phrase: the texts between its wildcards, which number one less. */
export interface Term {
  literals: string[];
  wildcards: string[];
  quoted: boolean;
}

/** The ends of a range as they are written; `*` is an open one. */
export interface Range {
  from: string;
  to: string;
  includesFrom: boolean;
  includesTo: boolean;
}

export type Token =
  | { kind: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { kind: 'field'; name: string }
  | ({ kind: 'term' } & Term)
  | ({ kind: 'range' } & Range);

const OPERATOR = /(AND|OR|NOT)(?=[\s()"]|$)|&&|\|\|/y;
const FIELD = /((?:\\[\s\S]|[^\s\\:()"[\]{}])+):/y;
const PHRASE = /"((?:\\[\s\S]|[^"\\])*)"/y;
// What Lucene gives a meaning to and Auth0 does not have (regular expressions, fuzziness, boosts) is no word.
const WORD = /(?![/])((?:\\[\s\S]|[^\s\\()"[\]{}^~])+)/y;
const BOUND = String.raw`("(?:\\[\s\S]|[^"\\])*"|(?:\\[\s\S]|[^\s\\"[\]{}])+)`;
const RANGE = new RegExp(String.raw`([[{])\s*${BOUND}\s+TO\s+${BOUND}\s*([\]}])`, 'y');

/** Reads a query into tokens, in one pass. Throws 400 for what is none. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skipSpace(query, 0); at < query.length; at = skipSpace(query, at)) {
    const [token, length] = readToken(query, at, tokens.at(-1)?.kind === 'field') ?? [];
    if (!token || !length) throw invalidQuery(query);
    tokens.push(token);
    at += length;
  }
  return tokens;
}

function skipSpace(query: string, from: number): number {
  let at = from;
  while (at < query.length && /\s/.test(query.charAt(at))) at++;
  return at;
}

function readToken(query: string, at: number, isValue: boolean): [Token, number] | undefined {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(query);
  };
  const first = query.charAt(at);
  if (first === '(') return [{ kind: 'open' }, 1];
  if (first === ')') return [{ kind: 'close' }, 1];
  const operator = match(OPERATOR)?.[0];
  if (operator) return [{ kind: OPERATORS.get(operator) ?? 'not' }, operator.length];
  // After a field, a minus belongs to the value, and comparisons would have to be ranges.
  if (!isValue && /^[-!]\S/.test(query.slice(at, at + 2))) return [{ kind: 'not' }, 1];
  if (isValue ? /[<>]/.test(first) : first === '+') return undefined;

  const range = match(RANGE);
  if (range) {
    const [text, open, from = '', to = '', close] = range;
    const includes = { includesFrom: open === '[', includesTo: close === ']' };
    return [{ kind: 'range', from: boundOf(from), to: boundOf(to), ...includes }, text.length];
  }
  const phrase = match(PHRASE);
  if (phrase) {
    const literals = [unescaped(phrase[1] ?? '')];
    return [{ kind: 'term', literals, wildcards: [], quoted: true }, phrase[0].length];
  }
  const field = isValue ? null : match(FIELD);
  if (field) return [{ kind: 'field', name: unescaped(field[1] ?? '') }, field[0].length];
  const word = match(WORD);
  if (word) return [{ kind: 'term', ...wordOf(word[0]), quoted: false }, word[0].length];
  return undefined;
}

const OPERATORS = new Map<string, 'and' | 'or' | 'not'>([
  ['AND', 'and'],
  ['&&', 'and'],
  ['OR', 'or'],
  ['||', 'or'],
  ['NOT', 'not'],
]);

const unescaped = (text: string): string => text.replace(/\\([\s\S])/g, '$1');
const boundOf = (text: string): string => unescaped(text.startsWith('"') ? text.slice(1, -1) : text);

// An escaped wildcard is a character like any other.
function wordOf(text: string): Pick<Term, 'literals' | 'wildcards'> {
  const pieces = text.split(/(\\[\s\S]|[*?])/);
  const word = { literals: [''], wildcards: [] as string[] };
  for (const piece of pieces) {
    if (piece === '*' || piece === '?') {
      word.wildcards.push(piece);
      word.literals.push('');
    } else word.literals.push(word.literals.pop() + unescaped(piece));
  }
  return word;
}
