import { createPool } from '../src/create-pool.ts';

/** Drops every database whose name begins with `prefix`, ending the sessions on it. */
export async function dropDatabases(serverUrl: string, prefix: string): Promise<void> {
  const pool = createPool({ databaseUrl: serverUrl, max: 1 });
  try {
    const { rows } = await pool.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { name } of rows) await pool.query(`DROP DATABASE "${name}" WITH (FORCE)`);
  } finally {
    await pool.end();
  }
}
