import { invalidQuery } from './errors.ts';
import { type Range, type Term, type Token, tokenize } from './tokenize.ts';

/** What a search query means. */
export type SearchNode =
  | { kind: 'all' | 'any'; nodes: SearchNode[] }
  | { kind: 'not'; node: SearchNode }
  | { kind: 'exists'; field: string }
  | { kind: 'match'; field: string | undefined; term: Term }
  | { kind: 'range'; field: string; range: Range };

const MAX_DEPTH = 50;

/**
 * Reads the subset of the Lucene syntax that Auth0 documents for users and for the log: terms, phrases, wildcards,
 * ranges, `_exists_`, AND, OR, NOT, brackets, and brackets after a field. Terms side by side mean OR, with
 * `together: 'all'` AND; one with a NOT among them excludes, as in Lucene. Throws 400 for anything else.
 * https://auth0.com/docs/manage-users/user-search/user-search-query-syntax
 * https://auth0.com/docs/deploy-monitor/logs/log-search-query-syntax
 */
export function parseQuery(
  query: string,
  { together = 'any' }: { together?: 'any' | 'all' } = {},
): SearchNode {
  const tokens = tokenize(query);
  let position = 0;
  const next = (): Token | undefined => tokens[position];
  const take = (kind: Token['kind']): boolean => {
    if (next()?.kind !== kind) return false;
    position++;
    return true;
  };
  const isAtEnd = () => next() === undefined || next()?.kind === 'close';

  const readGroup = (field: string | undefined, depth: number): SearchNode => {
    if (depth > MAX_DEPTH) throw invalidQuery(query);
    const clauses = [{ node: readConjunction(field, depth), afterOr: false }];
    while (!isAtEnd()) {
      const afterOr = take('or');
      clauses.push({ node: readConjunction(field, depth), afterOr });
    }
    return join(clauses);
  };
  const readConjunction = (field: string | undefined, depth: number): SearchNode => {
    const nodes = [readClause(field, depth)];
    while (take('and') || (together === 'all' && !isAtEnd() && next()?.kind !== 'or'))
      nodes.push(readClause(field, depth));
    return combine('all', nodes);
  };
  const readClause = (field: string | undefined, depth: number): SearchNode => {
    if (depth > MAX_DEPTH) throw invalidQuery(query);
    if (take('not')) return { kind: 'not', node: readClause(field, depth + 1) };
    const token = next();
    if (token?.kind === 'field') {
      position++;
      if (!['open', 'term', 'range'].includes(next()?.kind ?? '')) throw invalidQuery(query);
      return readClause(token.name, depth);
    }
    if (take('open')) {
      const node = readGroup(field, depth + 1);
      if (!take('close')) throw invalidQuery(query);
      return node;
    }
    position++;
    if (token?.kind === 'term') return leaf(field, token);
    if (token?.kind === 'range' && field !== undefined && field !== '_exists_')
      return { kind: 'range', field, range: token };
    throw invalidQuery(query);
  };
  const leaf = (field: string | undefined, term: Term): SearchNode => {
    if (field !== '_exists_') return { kind: 'match', field, term };
    if (term.wildcards.length > 0) throw invalidQuery(query);
    return { kind: 'exists', field: term.literals.join('') };
  };

  const node = readGroup(undefined, 0);
  if (position < tokens.length) throw invalidQuery(query);
  return node;
}

// `a -b` is a without b. Where an OR is written, `a OR NOT b` is read as it stands.
function join(clauses: { node: SearchNode; afterOr: boolean }[]): SearchNode {
  const isSideBySide = (index: number) =>
    index === 0 ? clauses[1]?.afterOr === false : clauses[index]?.afterOr === false;
  const excluding = clauses.filter(({ node }, index) => node.kind === 'not' && isSideBySide(index));
  const wanted = clauses.filter((clause) => !excluding.includes(clause));
  const nodes = (list: typeof clauses) => list.map(({ node }) => node);
  if (wanted.length === 0) return combine('all', nodes(excluding));
  return combine('all', [combine('any', nodes(wanted)), ...nodes(excluding)]);
}

function combine(kind: 'all' | 'any', nodes: SearchNode[]): SearchNode {
  const [only] = nodes;
  return only && nodes.length === 1 ? only : { kind, nodes };
}
