import pg from 'pg';

export type Pool = pg.Pool;
/** One connection, of a pool or not; a transaction runs on it. */
export type Connection = pg.ClientBase;

export interface PoolOptions {
  /** postgres:// URL of the database. */
  databaseUrl: string;
  /** Most connections at once; 10 unless told. */
  max?: number;
  /** Shown in pg_stat_activity, so that an operator sees which process holds a connection. */
  applicationName?: string;
  /** Settings of its connections, such as `{ statement_timeout: 5_000 }`; `options` in the URL take their place. */
  settings?: Record<string, string | number>;
  /** How long a query may wait for a connection; 5 s unless told. */
  connectTimeoutMs?: number;
  /** How long an answer to a statement is waited for, in case the server hangs; no limit unless told. */
  queryTimeoutMs?: number;
  /** Told of a connection that broke while it was idle; the pool replaces it by itself. */
  onIdleError?: (error: Error) => void;
}

/**
 * Makes the one connection pool of a process. Prisma and prepared statements share it.
 * It connects on first use; `pool.end()` closes it. `pool.query` answers by promise only.
 */
export function createPool({
  databaseUrl,
  max = 10,
  applicationName,
  settings = {},
  connectTimeoutMs = 5_000,
  queryTimeoutMs,
  onIdleError,
}: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: queryTimeoutMs,
    ...(applicationName ? { application_name: applicationName } : {}),
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  });
  // Without a listener a dropped idle connection would end the process.
  pool.on('error', (error) => onIdleError?.(error));
  // So would one that drops while it is used or while it closes: who uses it learns of it by the query that fails.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.query = ((config: pg.QueryConfig, values?: unknown[]) =>
    queryOnce(pool, config, values)) as Pool['query'];
  return pool;
}

// The pool's own `query` gives the connection up when a statement fails, and the next one waits for a new connection. A
// statement that was refused (severity ERROR, not FATAL) leaves it as good as before.
async function queryOnce(pool: Pool, config: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> {
  const client = await pool.connect();
  try {
    const result = await client.query(config, values);
    client.release();
    return result;
  } catch (error) {
    client.release((error as { severity?: string }).severity !== 'ERROR');
    throw error;
  }
}
