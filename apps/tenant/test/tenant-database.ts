import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { migrate } from '../src/store/migrate.ts';

/** Makes a database with the tenant's tables and nothing in them; the caller closes it. */
export async function createTenantDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase({ empty: true });
  await migrate(database.pool);
  return database;
}
