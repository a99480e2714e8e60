import { PrismaPg } from '@prisma/adapter-pg';
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { Pool } from '@setlist/postgres/create-pool';
import pg from 'pg';

/** Prisma's adapter on a pool, each of whose connections is changed before it is used. */
export function createChangedAdapter(
  pool: Pool,
  change: (adapter: SqlDriverAdapter) => SqlDriverAdapter,
): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => change(await factory.connect()),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

/**
 * Prisma's adapter on a pool, except that it sends a script to Postgres whole, which makes one transaction of it: a
 * migration that fails leaves nothing behind. The adapter's own way is to cut the script at every semicolon, the ones
 * inside function bodies too, and to run the pieces one by one.
 */
export function createWholeScriptAdapter(pool: Pool): SqlMigrationAwareDriverAdapterFactory {
  return createChangedAdapter(pool, (adapter) => withWholeScripts(adapter, pool));
}

function withWholeScripts(adapter: SqlDriverAdapter, pool: Pool): SqlDriverAdapter {
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      throw error instanceof pg.DatabaseError ? toDriverError(error) : error;
    }
  };
  return adapter;
}

function toDriverError({
  code,
  severity,
  message,
  detail,
  column,
  hint,
}: pg.DatabaseError): DriverAdapterError {
  return new DriverAdapterError({
    kind: 'postgres',
    code: code ?? 'XX000',
    severity: severity ?? 'ERROR',
    message,
    detail,
    column,
    hint,
  });
}
