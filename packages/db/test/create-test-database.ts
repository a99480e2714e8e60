import { createDatabase, type OwnDatabase } from '@setlist/postgres/test/create-database';
import { testServer } from '@setlist/postgres/test/test-server';
import { createPrisma, type PrismaClient } from '../src/index.ts';

export interface TestDatabase extends OwnDatabase {
  prisma: PrismaClient;
}

/**
 * Makes a database that only its caller knows: migrated and without rows, or, with `empty`, without any table; with
 * `icuLocale`, such as `tr`, it is empty and of that locale. Call it in `beforeAll` or in a test, and `close()` it at the
 * end.
 */
export async function createTestDatabase({ empty = false, icuLocale = '' } = {}): Promise<TestDatabase> {
  const template = empty ? undefined : testServer().templateDatabase;
  const database = await createDatabase({ template, icuLocale });
  const prisma = createPrisma(database.pool);
  const close = async () => {
    await prisma.$disconnect();
    await database.close();
  };
  return { ...database, prisma, close };
}
