import { copyFile, mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Postgres } from '@setlist/embedded-postgres';
import { fillDatabase } from '../database/fill-database.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Settings } from '../settings/resolve-settings.ts';
import { UserError } from '../user-error.ts';
import type { Stage } from './stage.ts';

/**
 * The second stage: a server with both databases, and where the API runs, its tables, its demo data and its songs.
 * Returns the embedded Postgres, if it is that.
 */
export async function provideData(stage: Stage, settings: Settings): Promise<Postgres | undefined> {
  const { dataDir, postgresSettings, services, step, undo } = stage;
  const { DATABASE_URL = '', AUDIO_DIR = '' } = settings.values;
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
  await step('songs', async (note) => note(await provideSongs(join(stage.root, 'prisma/audio'), AUDIO_DIR)));
  return postgres;
}

/**
 * Copies the songs that `turbo run build` has made, as far as they are not there yet. A file appears when it is complete,
 * so an interrupted start leaves no broken one.
 */
async function provideSongs(built: string, audioDir: string): Promise<string> {
  const songs = await readdir(built).catch(() => {
    throw new UserError(`There are no songs in ${built}. Make them with: npm run build`);
  });
  await mkdir(audioDir, { recursive: true });
  const present = new Set(await readdir(audioDir));
  const missing = songs.filter((song) => !present.has(song));
  for (const song of missing) {
    const unfinished = join(audioDir, `.${song}.${process.pid}.unfinished`);
    await copyFile(join(built, song), unfinished);
    await rename(unfinished, join(audioDir, song));
  }
  return missing.length === 0 ? `${songs.length} there` : `${missing.length} of ${songs.length} copied`;
}
