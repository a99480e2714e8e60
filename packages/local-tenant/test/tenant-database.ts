import { createDatabase, type OwnDatabase } from '@setlist/postgres/test/create-database';
import { migrate } from '../src/store/migrate.ts';

/** Makes a database with the tenant's tables and nothing in them; the caller closes it. */
export async function createTenantDatabase(): Promise<OwnDatabase> {
  const database = await createDatabase();
  await migrate(database.pool);
  return database;
}
