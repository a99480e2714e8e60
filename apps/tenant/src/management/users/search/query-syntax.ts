import { ManagementError } from '../../errors.ts';

/** What a search query means. */
export type SearchNode =
  | { kind: 'and' | 'or'; left: SearchNode; right: SearchNode }
  | { kind: 'not'; node: SearchNode }
  | { kind: 'exists'; field: string }
  | { kind: 'match'; field: string | undefined; value: string; quoted: boolean }
  | { kind: 'range'; field: string; from: string; to: string; includesFrom: boolean; includesTo: boolean };

const TOKENS =
  /\s*(\(|\)|AND\b|OR\b|NOT\b|&&|\|\||[-!](?=\S)|(?:([\w.$@-]+):)?(?:"((?:\\.|[^"\\])*)"|([[{])\s*(\S+)\s+TO\s+([^\s\]}]+)\s*([\]}])|([^\s()"]+)))/uy;

/**
 * Reads the subset of the Lucene syntax that Auth0's user search documents: terms, phrases, wildcards, ranges,
 * `_exists_`, AND, OR, NOT and brackets. Terms side by side mean OR, as in Lucene. Throws 400 for anything else.
 * https://auth0.com/docs/manage-users/user-search/user-search-query-syntax
 */
export function parseQuery(query: string): SearchNode {
  const tokens = tokenize(query);
  let position = 0;
  const peek = () => tokens[position];
  const readOr = (): SearchNode => {
    let left = readAnd();
    while (peek() !== undefined && peek() !== ')') {
      if (peek() === 'OR') position++;
      left = { kind: 'or', left, right: readAnd() };
    }
    return left;
  };
  const readAnd = (): SearchNode => {
    let left = readNot();
    while (peek() === 'AND') {
      position++;
      left = { kind: 'and', left, right: readNot() };
    }
    return left;
  };
  const readNot = (): SearchNode => {
    const token = tokens[position++];
    if (token === 'NOT') return { kind: 'not', node: readNot() };
    if (token === '(') {
      const node = readOr();
      if (tokens[position++] !== ')') throw invalidQuery(query);
      return node;
    }
    if (typeof token !== 'object') throw invalidQuery(query);
    return token;
  };
  const node = readOr();
  if (position < tokens.length) throw invalidQuery(query);
  return node;
}

type Token = 'AND' | 'OR' | 'NOT' | '(' | ')' | SearchNode;

function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  TOKENS.lastIndex = 0;
  while (query.slice(TOKENS.lastIndex).trim()) {
    const match = TOKENS.exec(query);
    if (!match) throw invalidQuery(query);
    tokens.push(toToken(match));
  }
  if (tokens.length === 0) throw invalidQuery(query);
  return tokens;
}

const WORDS: Record<string, Token> = { '&&': 'AND', '||': 'OR', '-': 'NOT', '!': 'NOT' };

function toToken([, text = '', field, phrase, open, from, to, close, term]: RegExpExecArray): Token {
  if (['(', ')', 'AND', 'OR', 'NOT'].includes(text)) return text as Token;
  if (WORDS[text]) return WORDS[text];
  if (open && field && from && to) {
    return { kind: 'range', field, from, to, includesFrom: open === '[', includesTo: close === ']' };
  }
  const value = phrase === undefined ? (term ?? '') : phrase.replace(/\\(.)/g, '$1');
  if (field === '_exists_') return { kind: 'exists', field: value };
  return {
    kind: 'match',
    field,
    value: phrase === undefined ? value.replace(/\\(.)/g, '$1') : value,
    quoted: phrase !== undefined,
  };
}

/** 400, as Auth0 says it of a query that it cannot read. */
export function invalidQuery(query: string): ManagementError {
  return new ManagementError(
    400,
    `Failed to parse query [${query}]. See https://auth0.com/docs/users/search/v3/query-syntax`,
    'invalid_query_string',
  );
}
