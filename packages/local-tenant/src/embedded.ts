import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFreePort, startPostgres, startThrowAwayPostgres } from '@setlist/embedded-postgres';

/**
 * Starts a PostgreSQL for a tenant that was given none. Its data stay in `dataDir`; without one they go with it. Throws an
 * error with the server's log when it does not start.
 */
export async function startEmbedded(
  dataDir?: string,
): Promise<{ databaseUrl: string; stop: () => Promise<void> }> {
  const postgres = dataDir === undefined ? await startThrowAwayPostgres() : await startKept(dataDir);
  return { databaseUrl: postgres.url('postgres'), stop: () => postgres.stop() };
}

async function startKept(dataDir: string) {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'postgres-password');
  const password = await readFile(file, 'utf8').catch(async (error: NodeJS.ErrnoException) => {
    // A new one would lock a server out that knows the old one.
    if (error.code !== 'ENOENT') throw error;
    const made = randomBytes(16).toString('hex');
    await writeFile(file, made, { mode: 0o600 });
    return made;
  });
  return startPostgres({ dataDir: join(dataDir, 'postgres'), port: await findFreePort(), password });
}
