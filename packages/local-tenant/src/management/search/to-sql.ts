import { documentExists, documentMatch, documentRange, pathInto } from './document.ts';
import { unsupported } from './errors.ts';
import type { SearchNode } from './parse-query.ts';
import { periodOf } from './period.ts';
import type { SearchField, SearchTable } from './search-table.ts';
import { isAnything, toLike } from './term.ts';
import type { Range, Term } from './tokenize.ts';

type PlainField = Exclude<SearchField, { kind: 'document' }>;
type Bind = (value: unknown) => string;

/**
 * Turns a search into a condition; what comes from the query is added to `values` and stands in the SQL as a parameter
 * only. Throws 400 for fields that `table` does not have and for values that they cannot have.
 */
export function toSql(node: SearchNode, table: SearchTable, values: unknown[]): string {
  return write(node, table, (value) => `$${values.push(value)}`);
}

function write(node: SearchNode, table: SearchTable, bind: Bind): string {
  switch (node.kind) {
    case 'all':
    case 'any': {
      const parts = node.nodes.map((part) => write(part, table, bind));
      return `(${parts.join(node.kind === 'all' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return `(${write(node.node, table, bind)}) IS NOT TRUE`;
    case 'exists':
      return writeExists(node.field, table, bind);
    case 'range':
      return writeRange(node.field, node.range, table, bind);
    case 'match': {
      const fields = node.field === undefined ? table.freeText : [node.field];
      return `(${fields.map((field) => writeMatch(field, node.term, table, bind)).join(' OR ')})`;
    }
  }
}

function writeExists(name: string, table: SearchTable, bind: Bind): string {
  const { field, keys } = find(name, table);
  if (field.kind === 'document') return documentExists(field.sql, keys, bind);
  return `(${field.exists ?? `${field.sql} IS NOT NULL`})`;
}

function writeMatch(name: string, term: Term, table: SearchTable, bind: Bind): string {
  const { field, keys } = find(name, table);
  if (field.kind === 'document') {
    if (keys.length === 0) throw unsupported(`${name} is searched by the names in it, such as ${name}.a.`);
    if (term.wildcards.length > 0 && field.isExactOnly)
      throw unsupported(`Wildcards are not supported on ${field.sql}.`);
    if (isAnything(term)) return documentExists(field.sql, keys, bind);
    return documentMatch(field.sql, keys, term, bind);
  }
  if (isAnything(term)) return writeExists(name, table, bind);
  if (field.kind === 'text') return matchText(field, term, table, bind);
  if (term.wildcards.length > 0) throw unsupported(`Wildcards are not supported on ${name}.`);
  const value = term.literals.join('');
  if (field.kind === 'date') {
    const { start, end } = requirePeriod(name, value);
    return `(${field.sql} >= ${bind(start)}::timestamptz AND ${field.sql} < ${bind(end)}::timestamptz)`;
  }
  return `${field.sql} = ${bind(checked(name, field.kind, value))}::${CASTS[field.kind]}`;
}

function matchText({ sql, ignoresCase }: PlainField, term: Term, table: SearchTable, bind: Bind): string {
  const isBeginning = table.matchesBeginnings && !term.quoted && term.wildcards.length === 0;
  const sought = isBeginning ? { ...term, literals: [...term.literals, ''], wildcards: ['*'] } : term;
  const cased = (parameter: string) => (ignoresCase ? `lower(${parameter}::text)` : `${parameter}::text`);
  if (sought.wildcards.length > 0) return `${sql} LIKE ${cased(bind(toLike(sought)))}`;
  return `${sql} = ${cased(bind(sought.literals.join('')))}`;
}

function writeRange(name: string, range: Range, table: SearchTable, bind: Bind): string {
  const { field, keys } = find(name, table);
  const isOpen = range.from === '*' && range.to === '*';
  if (field.kind === 'document') {
    if (field.isExactOnly) throw unsupported(`Ranges are not supported on ${field.sql}.`);
    if (keys.length === 0) throw unsupported(`${name} is searched by the names in it, such as ${name}.a.`);
    return isOpen ? documentExists(field.sql, keys, bind) : documentRange(name, field.sql, keys, range, bind);
  }
  if (isOpen) return writeExists(name, table, bind);
  const parts: string[] = [];
  if (range.from !== '*') parts.push(lowerEnd(name, field, range, bind));
  if (range.to !== '*') parts.push(upperEnd(name, field, range, bind));
  return `(${parts.join(' AND ')})`;
}

// A day, or any other period, counts to its end: what is after it begins where it ends.
function lowerEnd(name: string, field: PlainField, { from, includesFrom }: Range, bind: Bind): string {
  if (field.kind === 'date') {
    const { start, end } = requirePeriod(name, from);
    return `${field.sql} >= ${bind(includesFrom ? start : end)}::timestamptz`;
  }
  return compare(name, field, includesFrom ? '>=' : '>', from, bind);
}

function upperEnd(name: string, field: PlainField, { to, includesTo }: Range, bind: Bind): string {
  if (field.kind === 'date') {
    const { start, end } = requirePeriod(name, to);
    return `${field.sql} < ${bind(includesTo ? end : start)}::timestamptz`;
  }
  return compare(name, field, includesTo ? '<=' : '<', to, bind);
}

function compare(name: string, field: PlainField, operator: string, value: string, bind: Bind): string {
  if (field.kind === 'text') {
    const end = field.ignoresCase ? `lower(${bind(value)}::text)` : `${bind(value)}::text`;
    return `${field.sql} ${operator} ${end} COLLATE "C"`;
  }
  if (field.kind !== 'number') throw unsupported(`Ranges are not supported on ${name}.`);
  return `${field.sql} ${operator} ${bind(checked(name, 'number', value))}::numeric`;
}

const CASTS = { number: 'numeric', boolean: 'boolean' };

function checked(name: string, kind: 'number' | 'boolean', value: string): string {
  const fits = kind === 'number' ? /^-?\d+(\.\d+)?$/.test(value) : /^(true|false)$/.test(value);
  if (!fits) throw unsupported(`"${value}" is no ${kind}, as ${name} is.`);
  return value;
}

function requirePeriod(name: string, value: string) {
  const period = periodOf(value);
  if (!period) throw unsupported(`"${value}" is no date, as ${name} is.`);
  return period;
}

function find(name: string, { fields }: SearchTable): { field: SearchField; keys: string[] } {
  const plain = fields.get(name);
  if (plain) return { field: plain, keys: [] };
  const [root = '', ...keys] = name.split('.');
  const document = fields.get(root);
  if (document?.kind !== 'document') throw unsupported(`The field ${name} cannot be searched.`);
  return { field: document, keys: pathInto(name, keys) };
}
