import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './find-free-port.ts';
import { type Postgres, startPostgres } from './start-postgres.ts';

/** Server settings for data that need not outlive the server: nothing has to reach the disk. */
export const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const;

/**
 * Starts a PostgreSQL on a free port, with data in a temporary folder of `parent`, and as many connections as tests at
 * once may want. `stop()` takes the data away as well.
 */
export async function startThrowAwayPostgres({ parent = tmpdir() } = {}): Promise<Postgres> {
  const folder = await mkdtemp(join(parent, 'setlist-postgres-'));
  const postgres = await startPostgres({
    dataDir: join(folder, 'data'),
    port: await findFreePort(),
    password: randomBytes(16).toString('hex'),
    settings: { ...THROW_AWAY, max_connections: '300' },
  });
  const stop = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true });
  };
  return { ...postgres, stop };
}
