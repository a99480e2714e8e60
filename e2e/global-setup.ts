import { setTimeout as delay } from 'node:timers/promises';
import { createPool } from '@setlist/db';
import { THROW_AWAY } from '@setlist/embedded-postgres';
import { startThrowAwayStack } from '@setlist/scripts/throw-away-stack';
import {
  essentials,
  readLocalEnv,
  runningSetlist,
  SOUNDS_DIR,
  shareStack,
  stackSettings,
  TENANT_FOR_TESTS,
} from './env.ts';

const env = { ...essentials, ...TENANT_FOR_TESTS, SOUNDS_DIR };
// The stacks that single tests start use the same server.
const postgresSettings = { ...THROW_AWAY, max_connections: '300' };

/** Starts the whole of Setlist for the run, with the web app built; the returned function takes it away again. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (runningSetlist) {
    shareStack(readLocalEnv(runningSetlist));
    return async () => undefined;
  }
  const stack = await startThrowAwayStack({ env, postgresSettings });
  const settings = stackSettings(stack.settings.values);
  await soundsAreMade(settings.DATABASE_URL);
  shareStack(settings);
  return stack.stop;
}

/** Resolves when every demo song has its audio, which a build has made. */
async function soundsAreMade(databaseUrl: string): Promise<void> {
  const pool = createPool({ databaseUrl, max: 1 });
  const beingMade = async () => {
    const { rows } = await pool.query('SELECT FROM songs WHERE sound_ask IS NOT NULL LIMIT 1');
    return rows.length > 0;
  };
  while (await beingMade()) await delay(50);
  await pool.end();
}
