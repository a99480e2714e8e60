export { type Connection, createPool, type Pool, type PoolOptions } from './create-pool.ts';
export { createPrisma, type PrismaClient, type Transaction } from './create-prisma.ts';
export { ensureDatabase, withDatabase } from './ensure-database.ts';
export { describeDatabaseUrl, explainConnectionError } from './explain-connection-error.ts';
export { Prisma } from './generated/client.ts';
export { type MigrateOptions, migrate } from './migrate/migrate.ts';
export { findFreePort, isPortFree } from './postgres/find-free-port.ts';
export { releaseDataDir } from './postgres/release-data-dir.ts';
export { type Postgres, type PostgresOptions, startPostgres } from './postgres/start-postgres.ts';
