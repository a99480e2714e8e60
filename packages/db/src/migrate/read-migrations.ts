import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';

/**
 * Reads a Prisma migrations folder (`<name>/migration.sql` each, `migration_lock.toml`) in order of name.
 * Throws when a folder has no migration.sql.
 */
export async function readMigrations(migrationsDir: string): Promise<MigrationList> {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map((name) => readMigration(migrationsDir, name))),
  };
}

async function readMigration(migrationsDir: string, name: string) {
  const sql = await readFile(join(migrationsDir, name, 'migration.sql'), 'utf8');
  return {
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } as const },
  };
}
