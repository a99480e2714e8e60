import { CASTS, checked, column, type Kind, unsupported } from './columns.ts';
import type { SearchNode } from './query-syntax.ts';

const FREE_TEXT = ['email', 'name', 'nickname', 'given_name', 'family_name', 'username', 'user_id'];

/** Turns a search into a condition on `users` with its parameters; nothing of the query gets into the SQL itself. */
export function toSql(node: SearchNode): { sql: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  return { sql: write(node, bind), values };
}

type Bind = (value: unknown) => string;

function write(node: SearchNode, bind: Bind): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return `(${write(node.left, bind)} ${node.kind.toUpperCase()} ${write(node.right, bind)})`;
    case 'not':
      return `(${write(node.node, bind)}) IS NOT TRUE`;
    case 'exists':
      return exists(node.field, bind);
    case 'range':
      return range(node, bind);
    case 'match':
      if (node.field === undefined) {
        return `(${FREE_TEXT.map((field) => match({ ...node, field }, bind)).join(' OR ')})`;
      }
      return match({ ...node, field: node.field }, bind);
  }
}

function exists(field: string, bind: Bind): string {
  const path = metadataPath(field);
  if (path) return `${path.column} #> ${bind(path.keys)} IS NOT NULL`;
  return `${column(field).sql} IS NOT NULL`;
}

function match(
  { field, value, quoted }: { field: string; value: string; quoted: boolean },
  bind: Bind,
): string {
  const hasWildcard = !quoted && /[*?]/.test(value);
  const path = metadataPath(field);
  if (path) {
    if (hasWildcard) requireAppMetadata(path.column, 'Wildcards');
    const document = `${path.column} #> ${bind(path.keys)}`;
    if (value === '*' && !quoted) return `${document} IS NOT NULL`;
    if (hasWildcard) return `${path.column} #>> ${bind(path.keys)} LIKE ${bind(toLike(value))}`;
    // A list matches when one of its entries does.
    const typed = !quoted && /^(true|false|-?\d+(\.\d+)?)$/.test(value) ? value : JSON.stringify(value);
    return `(${document} @> ${bind(JSON.stringify(value))}::jsonb OR ${document} @> ${bind(typed)}::jsonb)`;
  }
  const { sql, kind } = column(field);
  if (value === '*' && !quoted) return `${sql} IS NOT NULL`;
  if (kind === 'text') {
    return hasWildcard
      ? `lower(${sql}) LIKE lower(${bind(toLike(value))})`
      : `lower(${sql}) = lower(${bind(value)})`;
  }
  return `${sql} = ${bind(checked(field, kind, value))}::${CASTS[kind]}`;
}

function range(node: Extract<SearchNode, { kind: 'range' }>, bind: Bind): string {
  const path = metadataPath(node.field);
  if (path) requireAppMetadata(path.column, 'Ranges');
  const kind: Kind = path ? 'number' : column(node.field).kind;
  const sql = path ? numberAt(path, bind) : column(node.field).sql;
  const parts = [
    node.from !== '*' &&
      `${sql} ${node.includesFrom ? '>=' : '>'} ${bind(checked(node.field, kind, node.from))}::${CASTS[kind]}`,
    node.to !== '*' &&
      `${sql} ${node.includesTo ? '<=' : '<'} ${bind(checked(node.field, kind, node.to))}::${CASTS[kind]}`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? `(${parts.join(' AND ')})` : `${sql} IS NOT NULL`;
}

// Postgres may look at any row first: what is no number there must not be read as one.
function numberAt({ column: name, keys }: MetadataPath, bind: Bind): string {
  const place = bind(keys);
  return `CASE jsonb_typeof(${name} #> ${place}) WHEN 'number' THEN (${name} #>> ${place})::numeric END`;
}

interface MetadataPath {
  column: string;
  keys: string[];
}

function metadataPath(field: string): MetadataPath | undefined {
  const [root = '', ...keys] = field.split('.');
  return (root === 'user_metadata' || root === 'app_metadata') && keys.length > 0
    ? { column: root, keys }
    : undefined;
}

function requireAppMetadata(columnName: string, what: string): void {
  if (columnName !== 'app_metadata') throw unsupported(`${what} are not supported on ${columnName}.`);
}

function toLike(pattern: string): string {
  return pattern
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll('*', '%')
    .replaceAll('?', '_');
}
