export { type Connection, createPool, type Pool, type PoolOptions } from './create-pool.ts';
export { createPrisma, type PrismaClient, type Transaction } from './create-prisma.ts';
export { ensureDatabase, withDatabase } from './ensure-database.ts';
export { describeDatabaseUrl, explainConnectionError } from './explain-connection-error.ts';
export { Prisma } from './generated/client.ts';
export { type MigrateOptions, migrate } from './migrate/migrate.ts';
