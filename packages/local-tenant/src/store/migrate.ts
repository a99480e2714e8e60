import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from './database.ts';

const LOCK = 4_400_001;
const folder = join(import.meta.dirname, 'migrations');

/**
 * Brings the tenant's tables up to date: runs every numbered SQL file that has not run, in order, each in its own
 * transaction. Processes that start together wait for one another. A runner of its own, beside that of packages/db,
 * which asks Prisma's schema engine: the tenant stands for somebody else's server, and starts without Prisma.
 */
export async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied_at timestamptz DEFAULT now())',
    );
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations');
    const applied = new Set(rows.map((row) => row.name));
    for (const name of (await readdir(folder)).sort()) {
      if (applied.has(name)) continue;
      const sql = await readFile(join(folder, name), 'utf8');
      await client.query(
        `BEGIN;\n${sql}\nINSERT INTO migrations (name) VALUES (${client.escapeLiteral(name)});\nCOMMIT;`,
      );
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
}
