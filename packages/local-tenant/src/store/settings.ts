import type { Database } from './database.ts';

/** Reads what is kept under a name; undefined when nothing is. `lock` keeps it from others until the transaction ends. */
export async function findSetting(
  db: Database,
  name: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<unknown> {
  const sql = `SELECT value FROM settings WHERE name = $1${lock ? ' FOR UPDATE' : ''}`;
  return (await db.query<{ value: unknown }>(sql, [name])).rows[0]?.value;
}

/** Keeps a value under a name, in place of what was kept before. */
export async function writeSetting(db: Database, name: string, value: unknown): Promise<void> {
  const sql =
    'INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2';
  await db.query(sql, [name, JSON.stringify(value)]);
}

/** Reads a setting, or keeps and returns what `make` gives when there is none yet: of two that make one, the first counts. */
export async function settingOr<T>(db: Database, name: string, make: () => T | Promise<T>): Promise<T> {
  const existing = await findSetting(db, name);
  if (existing !== undefined) return existing as T;
  const sql = 'INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING';
  await db.query(sql, [name, JSON.stringify(await make())]);
  return (await findSetting(db, name)) as T;
}
