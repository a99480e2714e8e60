import { randomBytes } from 'node:crypto';
import { createPool, type Pool } from '../src/create-pool.ts';
import { withDatabase } from '../src/ensure-database.ts';
import { testServer } from './test-server.ts';

// A busy machine may be slow to connect; only what hangs is given up.
const PATIENCE_MS = 60_000;

export interface OwnDatabase {
  databaseUrl: string;
  pool: Pool;
  /** Closes the pool and drops the database. */
  close(): Promise<void>;
}

/**
 * Makes a database that only its caller knows: a copy of `template`, or without any table; with `icuLocale`, such as
 * `tr`, it is of that locale. Call it in `beforeAll` or in a test, and `close()` it at the end.
 */
export async function createDatabase({ template = 'template1', icuLocale = '' } = {}): Promise<OwnDatabase> {
  const server = testServer();
  const name = `${server.databasePrefix}${randomBytes(6).toString('hex')}`;
  const like = icuLocale
    ? `TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE '${icuLocale}'`
    : `TEMPLATE "${template}"`;
  await onServer(`CREATE DATABASE "${name}" ${like}`);
  const databaseUrl = withDatabase(server.url, name);
  const pool = createPool({ databaseUrl, max: 5, connectTimeoutMs: PATIENCE_MS });
  const close = async () => {
    await pool.end();
    // Postgres waits some seconds for sessions that are about to end: one that were ended by force would throw in the
    // name of a pool that is closed already.
    const drop = `DROP DATABASE "${name}"`;
    await onServer(drop).catch(() => onServer(`${drop} WITH (FORCE)`));
  };
  return { databaseUrl, pool, close };
}

async function onServer(sql: string): Promise<void> {
  const pool = createPool({ databaseUrl: testServer().url, max: 1, connectTimeoutMs: PATIENCE_MS });
  try {
    await pool.query(sql);
  } finally {
    await pool.end();
  }
}
