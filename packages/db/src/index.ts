export { createPool, type Pool } from '@setlist/postgres/create-pool';
export { ensureDatabase, withDatabase } from '@setlist/postgres/ensure-database';
export { createPrisma, type PrismaClient } from './create-prisma.ts';
export { migrate } from './migrate/migrate.ts';
