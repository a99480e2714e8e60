import type { ClientCredentials } from './config/apply-config.ts';
import { type Database, inTransaction, type Pool } from './store/database.ts';

/** The rows of each table, as JSON, in an order in which they can be written. */
type Snapshot = [table: string, rows: string][];

// What stays: which migrations ran, what tokens are signed with, and what cookies are.
const KEPT_TABLES = ['migrations', 'signing_keys', 'settings'];
const KEPT_SETTING = 'cookie_keys';

/**
 * Makes what takes a store back to what it was filled with. A store that was empty before is remembered as it is now; any
 * other is filled anew by the first reset, and applications keep their credentials.
 */
export async function createReset(
  pool: Pool,
  {
    isFresh,
    fill,
  }: {
    isFresh: boolean;
    fill: (db: Database, credentials: Record<string, ClientCredentials>) => Promise<void>;
  },
): Promise<() => Promise<void>> {
  let snapshot = isFresh ? await takeSnapshot(pool) : undefined;
  const reset = () =>
    inTransaction(pool, async (db) => {
      if (snapshot) {
        await empty(db);
        // Nobody is added or changed by it: the events are those of the snapshot.
        await db.query('ALTER TABLE users DISABLE TRIGGER users_noted');
        await restore(db, snapshot);
        await db.query('ALTER TABLE users ENABLE TRIGGER users_noted');
        return;
      }
      const { rows } = await db.query<ClientCredentials & { name: string }>(
        'SELECT name, client_id, client_secret FROM clients',
      );
      await empty(db);
      await fill(db, Object.fromEntries(rows.map(({ name, ...credentials }) => [name, credentials])));
      snapshot = await takeSnapshot(db);
    });
  let last = Promise.resolve();
  return () => {
    // One after the other: two that empty the same tables would wait for each other.
    last = last.catch(() => undefined).then(() => despiteRequests(reset));
    return last;
  };
}

const DEADLOCK = '40P01';
const ATTEMPTS = 5;

// A request that writes takes its tables in another order, and Postgres ends one of the two.
async function despiteRequests(work: () => Promise<void>, attempt = 1): Promise<void> {
  try {
    await work();
  } catch (error) {
    if ((error as { code?: string }).code !== DEADLOCK || attempt === ATTEMPTS) throw error;
    await despiteRequests(work, attempt + 1);
  }
}

async function empty(db: Database): Promise<void> {
  const tables = (await tablesInOrder(db)).filter((table) => !KEPT_TABLES.includes(table));
  await db.query(`TRUNCATE ${tables.map((table) => `"${table}"`).join(', ')}`);
  await db.query('DELETE FROM settings WHERE name <> $1', [KEPT_SETTING]);
  // What is emptied so fires no trigger; open pages of the dashboard hear of it as of any other change.
  await db.query(
    `SELECT pg_notify('tenant_changes', json_build_object('table', name, 'id', NULL)::text) FROM unnest($1::text[]) AS name`,
    [tables],
  );
}

async function takeSnapshot(db: Database): Promise<Snapshot> {
  const snapshot: Snapshot = [];
  for (const table of await tablesInOrder(db)) {
    if (table !== 'settings' && KEPT_TABLES.includes(table)) continue;
    const { rows } = await db.query<{ rows: string | null }>(
      `SELECT json_agg(one)::text AS rows FROM "${table}" AS one`,
    );
    if (rows[0]?.rows) snapshot.push([table, rows[0].rows]);
  }
  return snapshot;
}

async function restore(db: Database, snapshot: Snapshot): Promise<void> {
  for (const [table, rows] of snapshot)
    await db.query(
      `INSERT INTO "${table}" OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::"${table}", $1)
       ON CONFLICT DO NOTHING`,
      [rows],
    );
}

// A table comes after those that it refers to.
async function tablesInOrder(db: Database): Promise<string[]> {
  const { rows } = await db.query<{ name: string; refers_to: string[] }>(
    `SELECT relname AS name, ARRAY(SELECT referred.relname::text FROM pg_constraint
       JOIN pg_class AS referred ON referred.oid = confrelid
       WHERE conrelid = one.oid AND contype = 'f' AND confrelid <> conrelid) AS refers_to
     FROM pg_class AS one WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY relname`,
  );
  const order: string[] = [];
  const place = (name: string): void => {
    if (order.includes(name)) return;
    for (const before of rows.find((row) => row.name === name)?.refers_to ?? []) place(before);
    order.push(name);
  };
  for (const { name } of rows) place(name);
  return order;
}
