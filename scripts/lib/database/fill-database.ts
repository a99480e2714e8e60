import { join } from 'node:path';
import { createPool, createPrisma, migrate } from '@setlist/db';
import { seed } from '@setlist/prisma/seed';

/** Applies missing migrations and seeds a database without people or songs; tells what it did. */
export async function fillDatabase(
  root: string,
  databaseUrl: string,
): Promise<{ applied: string[]; seeded: boolean }> {
  const applied = await migrate({
    databaseUrl,
    migrationsDir: join(root, 'prisma/migrations'),
    schemaPath: join(root, 'prisma/schema.prisma'),
  });
  const pool = createPool({ databaseUrl, max: 1 });
  try {
    return { applied, seeded: await seed(createPrisma(pool)) };
  } finally {
    await pool.end();
  }
}
