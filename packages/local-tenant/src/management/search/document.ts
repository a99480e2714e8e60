import { isStorable } from '../../store/storable-text.ts';
import { unsupported } from './errors.ts';
import { periodOf } from './period.ts';
import { toLike } from './term.ts';
import type { Range, Term } from './tokenize.ts';

type Bind = (value: unknown) => string;

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const HAS_VALUE = '@.type() == "string" || @.type() == "number" || @.type() == "boolean"';

/** Checks the keys of a path into metadata. Throws 400 for those that no metadata has. */
export function pathInto(name: string, keys: string[]): string[] {
  if (keys.some((key) => key === '' || !isStorable(key)))
    throw unsupported(`The field ${name} cannot be searched.`);
  return keys;
}

/** Whether there is any value at or below a path. Empty lists, empty objects and null are none: Auth0 keeps no index of them. */
export function documentExists(column: string, keys: string[], bind: Bind): string {
  return exists(column, `${toPath(keys)}.** ? (${HAS_VALUE})`, {}, bind);
}

/** Whether a value at a path, or one in a list there, is a term: the text, or unquoted the number or the boolean, too. */
export function documentMatch(column: string, keys: string[], term: Term, bind: Bind): string {
  if (term.wildcards.length > 0) {
    const values = `jsonb_path_query(${column}, ${bind(`${toPath(keys)}[*]`)}::jsonpath)`;
    return `EXISTS (SELECT FROM ${values} AS found(value) WHERE value #>> '{}' LIKE ${bind(toLike(term))}
      AND jsonb_typeof(value) IN ('string', 'number', 'boolean'))`;
  }
  const text = term.literals.join('');
  const typed = !term.quoted && (/^(true|false)$/.test(text) || NUMBER.test(text));
  const variables = { text: JSON.stringify(text), ...(typed ? { typed: text } : {}) };
  return exists(column, `${toPath(keys)} ? (@ == $text${typed ? ' || @ == $typed' : ''})`, variables, bind);
}

/** Whether a value at a path lies in a range: of numbers when its ends are, else of texts, where a day counts to its end. */
export function documentRange(
  name: string,
  column: string,
  keys: string[],
  range: Range,
  bind: Bind,
): string {
  const { from, to, includesFrom, includesTo } = range;
  const ends = [from, to].filter((end) => end !== '*');
  const areNumbers = ends.every((end) => NUMBER.test(end));
  if (!areNumbers && ends.some((end) => NUMBER.test(end) && !periodOf(end)))
    throw unsupported(`"${from}" and "${to}" are no range of ${name}.`);
  const toValue = (end: string) => (areNumbers ? end : JSON.stringify(end));
  const isPeriod = (end: string) => !areNumbers && periodOf(end) !== undefined;
  const conditions: string[] = [];
  if (from !== '*') {
    const after = isPeriod(from) ? '(@ > $from && !(@ starts with $from))' : '@ > $from';
    conditions.push(includesFrom ? '@ >= $from' : after);
  }
  if (to !== '*') {
    const until = isPeriod(to) ? '(@ <= $to || @ starts with $to)' : '@ <= $to';
    conditions.push(includesTo ? until : '@ < $to');
  }
  const variables = {
    ...(from === '*' ? {} : { from: toValue(from) }),
    ...(to === '*' ? {} : { to: toValue(to) }),
  };
  return exists(column, `${toPath(keys)} ? (${conditions.join(' && ')})`, variables, bind);
}

// In its lax mode, SQL/JSON goes through lists on the way, as Auth0 does: `addresses.city` is that of any address.
function toPath(keys: string[]): string {
  return ['$', ...keys.map((key) => JSON.stringify(key))].join('.');
}

/** Variables are JSON already, so that a number of any length stays what it is. */
function exists(column: string, path: string, variables: Record<string, string>, bind: Bind): string {
  const json = Object.entries(variables).map(([name, value]) => `${JSON.stringify(name)}:${value}`);
  return `jsonb_path_exists(${column}, ${bind(path)}::jsonpath, ${bind(`{${json.join(',')}}`)}::jsonb)`;
}
