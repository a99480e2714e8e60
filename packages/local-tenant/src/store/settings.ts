import type { Database } from './database.ts';

/** Reads a setting, or keeps and returns what `make` gives when there is none yet. */
export async function settingOr<T>(db: Database, name: string, make: () => T | Promise<T>): Promise<T> {
  const find = () => db.query<{ value: T }>('SELECT value FROM settings WHERE name = $1', [name]);
  const [existing] = (await find()).rows;
  if (existing) return existing.value;
  await db.query('INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    name,
    JSON.stringify(await make()),
  ]);
  const [stored] = (await find()).rows;
  if (!stored) throw new Error(`The setting ${name} could not be kept.`);
  return stored.value;
}
