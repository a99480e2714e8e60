import { readFile } from 'node:fs/promises';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { createPool } from '@setlist/postgres/create-pool';
import pg from 'pg';
import { loadSchemaEngine } from './load-schema-engine.ts';
import { readMigrations } from './read-migrations.ts';
import { createWholeScriptAdapter } from './whole-script-adapter.ts';

// Any number will do that no other user of this database's advisory locks takes.
const LOCK = 7_310_415;

export interface MigrateOptions {
  databaseUrl: string;
  /** Folder with one `<name>/migration.sql` a migration. */
  migrationsDir: string;
  schemaPath: string;
}

const filters = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that are missing and returns their names; none when the database is up to date.
 * Processes that migrate at once wait for each other on an advisory lock. It writes the ordinary
 * `_prisma_migrations` table, so `prisma migrate` stays usable beside it.
 * A migration that failed, for want of disk space say, is tried again at the next call.
 * Throws the database's error when a migration fails; nothing of that one is applied then.
 */
export async function migrate({ databaseUrl, migrationsDir, schemaPath }: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(migrationsDir);
  const schema = await readFile(schemaPath, 'utf8');
  const lock = new pg.Client({ connectionString: databaseUrl });
  const pool = createPool({ databaseUrl, max: 2 });
  // A lost connection fails the work on the pool too, which says so; unheard, this one would end the process.
  lock.on('error', () => undefined);
  try {
    await lock.connect();
    await lock.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const engine = await loadSchemaEngine(createWholeScriptAdapter(pool), schema);
    await forgetFailures(engine, migrations);
    const result = await engine.applyMigrations({ migrationsList: migrations, filters });
    engine.free();
    return result.appliedMigrationNames;
  } finally {
    // The pool first: its connection holds the engine's own lock.
    await pool.end();
    await lock.end();
  }
}

// Postgres runs the statements of a script as one transaction, so of a failed migration nothing is there but its record.
async function forgetFailures(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const input = { migrationsList, filters, optInToShadowDatabase: false };
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory(input);
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
}
