import { ManagementError } from '../../errors.ts';

/** What values a field has. */
export type Kind = 'text' | 'number' | 'date' | 'boolean' | 'object';

const COLUMNS: Record<string, { sql: string; kind: Kind }> = {
  ...Object.fromEntries(
    [
      'user_id',
      'email',
      'username',
      'name',
      'nickname',
      'given_name',
      'family_name',
      'picture',
      'last_ip',
    ].map((column) => [column, { sql: column, kind: 'text' as const }]),
  ),
  'identities.connection': { sql: 'connection', kind: 'text' },
  'identities.provider': { sql: `split_part(user_id, '|', 1)`, kind: 'text' },
  'identities.user_id': { sql: `substr(user_id, strpos(user_id, '|') + 1)`, kind: 'text' },
  'identities.isSocial': { sql: `(split_part(user_id, '|', 1) <> 'auth0')`, kind: 'boolean' },
  email_verified: { sql: 'email_verified', kind: 'boolean' },
  blocked: { sql: 'coalesce(blocked, false)', kind: 'boolean' },
  logins_count: { sql: 'logins_count', kind: 'number' },
  created_at: { sql: 'created_at', kind: 'date' },
  updated_at: { sql: 'updated_at', kind: 'date' },
  last_login: { sql: 'last_login', kind: 'date' },
};
/** Types of Postgres. */
export const CASTS: Record<Kind, string> = {
  text: 'text',
  number: 'numeric',
  date: 'timestamptz',
  boolean: 'boolean',
  object: 'jsonb',
};

/** How a field is read. Throws 400 for one that cannot be searched. */
export function column(field: string): { sql: string; kind: Kind } {
  if (field === 'user_metadata' || field === 'app_metadata') return { sql: field, kind: 'object' };
  const known = COLUMNS[field];
  if (!known) throw unsupported(`The field ${field} cannot be searched.`);
  return known;
}

/** Returns a value of a search when the field can have it. Throws 400 when it cannot. */
export function checked(field: string, kind: Kind, value: string): string {
  const fits = {
    text: true,
    number: /^-?\d+(\.\d+)?$/.test(value),
    date: isDate(value),
    boolean: /^(true|false)$/.test(value),
    object: false,
  };
  if (!fits[kind]) throw unsupported(`"${value}" is no ${kind}, as ${field} is.`);
  return value;
}

// Only what Postgres reads as the same date: V8 takes 30 February for 1 March, and "1" for a year.
function isDate(value: string): boolean {
  const [day = ''] =
    /^\d{4}-\d\d-\d\d(?=$|T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?$)/.exec(value) ?? [];
  const time = Date.parse(value);
  return !Number.isNaN(time) && day !== '' && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** 400, for a search that Auth0 does not have. */
export function unsupported(message: string): ManagementError {
  return new ManagementError(400, message, 'invalid_query_string');
}
