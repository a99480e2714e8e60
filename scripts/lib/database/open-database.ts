import { join } from 'node:path';
import { URL } from 'node:url';
import { ensureDatabase } from '@setlist/db';
import { type Postgres, startPostgres } from '@setlist/embedded-postgres';
import { openLog } from '../services/open-log.ts';
import type { Settings } from '../settings/resolve-settings.ts';

export interface DatabaseOptions {
  settings: Settings;
  dataDir: string;
  postgresSettings: Record<string, string>;
}

/**
 * Starts the embedded Postgres, unless `DATABASE_URL` names a server, and makes sure that both databases exist.
 * Returns the server to stop in the end, if it is ours.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Postgres | undefined> {
  const { settings } = options;
  const postgres = settings.embeddedPostgres ? await startEmbedded(options) : undefined;
  try {
    for (const name of ['DATABASE_URL', 'TENANT_DATABASE_URL']) {
      if (name === 'TENANT_DATABASE_URL' && !settings.localTenant) continue;
      await ensureNamed(settings.values[name] ?? '').catch((error: Error) => {
        throw new Error(postgres ? damaged(options, error) : `${name}: ${error.message}`, { cause: error });
      });
    }
    return postgres;
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

async function startEmbedded({ settings, dataDir, postgresSettings }: DatabaseOptions): Promise<Postgres> {
  const log = openLog(join(dataDir, 'logs', 'postgres.log'));
  const postgres = await startPostgres({
    dataDir: join(dataDir, 'postgres'),
    port: settings.ports.postgres,
    password: settings.postgresPassword,
    settings: postgresSettings,
    onLog: (text) => log.write(text),
  });
  postgres.exited.then(() => log.end());
  return postgres;
}

function ensureNamed(databaseUrl: string): Promise<string> {
  return ensureDatabase(databaseUrl, decodeURIComponent(new URL(databaseUrl).pathname.slice(1)));
}

// The server is ours and runs: what fails then is its data.
function damaged({ dataDir }: DatabaseOptions, { message }: Error): string {
  return (
    `${message} The PostgreSQL data directory ${join(dataDir, 'postgres')} may be damaged; ` +
    `${join(dataDir, 'logs', 'postgres.log')} says more.`
  );
}
