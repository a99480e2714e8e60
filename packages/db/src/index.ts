export { createPool, type Pool } from './create-pool.ts';
export { createPrisma, type PrismaClient } from './create-prisma.ts';
export { ensureDatabase, withDatabase } from './ensure-database.ts';
export { migrate } from './migrate/migrate.ts';
