import type { Database } from './database.ts';

export type Metadata = Record<string, unknown>;

/** A row of `users`. Metadata that was never set is null. */
export interface UserRow {
  user_id: string;
  connection: string;
  email: string | null;
  email_verified: boolean;
  username: string | null;
  name: string | null;
  nickname: string | null;
  given_name: string | null;
  family_name: string | null;
  picture: string | null;
  password_hash: string | null;
  blocked: boolean | null;
  user_metadata: Metadata | null;
  app_metadata: Metadata | null;
  multifactor: string[] | null;
  demo: boolean;
  last_ip: string | null;
  last_login: Date | null;
  last_password_reset: Date | null;
  logins_count: number;
  created_at: Date;
  updated_at: Date;
}

export type NewUser = Pick<UserRow, 'user_id' | 'connection'> & Partial<UserRow>;

/** The connection of email and password, as every new Auth0 tenant has it. */
export const DATABASE_CONNECTION = 'Username-Password-Authentication';

/** Finds a user by id; `lock` keeps the row from others until the transaction ends. */
export async function findUser(
  db: Database,
  userId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<UserRow | undefined> {
  const sql = `SELECT * FROM users WHERE user_id = $1${lock ? ' FOR UPDATE' : ''}`;
  return (await db.query<UserRow>(sql, [userId])).rows[0];
}

/** Finds the account of an email address, in any spelling of it, within one connection. */
export async function findUserByEmail(
  db: Database,
  connection: string,
  email: string,
): Promise<UserRow | undefined> {
  const sql = 'SELECT * FROM users WHERE connection = $1 AND email = $2';
  return (await db.query<UserRow>(sql, [connection, email.trim().toLowerCase()])).rows[0];
}

/** Adds a user. Returns undefined when the id, or the email within the connection, is taken. */
export async function insertUser(db: Database, user: NewUser): Promise<UserRow | undefined> {
  const entries = Object.entries(user).filter(([, value]) => value !== undefined);
  const columns = entries.map(([column]) => column).join(', ');
  const places = entries.map((_, index) => `$${index + 1}`).join(', ');
  const sql = `INSERT INTO users (${columns}) VALUES (${places}) ON CONFLICT DO NOTHING RETURNING *`;
  return (await db.query<UserRow>(sql, entries.map(toParameter))).rows[0];
}

/** Writes the given columns of a user and `updated_at`, and returns the row; undefined when there is no such user. */
export async function updateUser(
  db: Database,
  userId: string,
  changes: Partial<Omit<UserRow, 'user_id'>>,
): Promise<UserRow | undefined> {
  const entries = Object.entries(changes);
  const assignments = entries.map(([column], index) => `${column} = $${index + 2}`).join(', ');
  const sql = `UPDATE users SET ${assignments}${assignments && ', '}updated_at = now() WHERE user_id = $1 RETURNING *`;
  return (await db.query<UserRow>(sql, [userId, ...entries.map(toParameter)])).rows[0];
}

/** Counts a completed sign-in and remembers when and from where; `updated_at` moves too, as it does at Auth0. */
export async function recordLogin(db: Database, userId: string, ip: string): Promise<UserRow | undefined> {
  const sql = `UPDATE users SET logins_count = logins_count + 1, last_login = now(), last_ip = $2, updated_at = now()
    WHERE user_id = $1 RETURNING *`;
  return (await db.query<UserRow>(sql, [userId, ip])).rows[0];
}

/** The accounts that sign in with one tap, oldest first. */
export async function listDemoUsers(db: Database): Promise<UserRow[]> {
  return (await db.query<UserRow>('SELECT * FROM users WHERE demo ORDER BY created_at, user_id LIMIT 12'))
    .rows;
}

// The driver writes objects as JSON by itself, but takes a list for an array of Postgres.
function toParameter([column, value]: [string, unknown]): unknown {
  return column === 'multifactor' && value ? JSON.stringify(value) : value;
}
