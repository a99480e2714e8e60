import type { Postgres } from '@setlist/embedded-postgres';
import { fillDatabase } from '../database/fill-database.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Settings } from '../settings/resolve-settings.ts';
import type { Stage } from './stage.ts';

/**
 * The second stage: a server with both databases, and where the API runs, its tables and its demo data, whose songs the
 * API makes as it runs.
 * Returns the embedded Postgres, if it is that.
 */
export async function provideData(stage: Stage, settings: Settings): Promise<Postgres | undefined> {
  const { dataDir, postgresSettings, services, step, undo } = stage;
  const { DATABASE_URL = '' } = settings.values;
  const where = settings.embeddedPostgres ? ` on port ${settings.ports.postgres}` : ', yours';
  const postgres = await step(`PostgreSQL${where}`, () =>
    openDatabase({ settings, dataDir, postgresSettings }),
  );
  if (postgres) undo(postgres.stop);
  if (!services.includes('api')) return postgres;
  await step('database', async (note) => {
    const { applied, seeded } = await fillDatabase(stage.root, DATABASE_URL);
    note(`${applied.length || 'no'} new migrations${seeded ? ', demo data added' : ''}`);
  });
  return postgres;
}
