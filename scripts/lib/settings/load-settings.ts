import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../user-error.ts';
import { type Env, readEnvFile, writeEnvFile } from './env-file.ts';
import { resolveSettings, type Settings } from './resolve-settings.ts';

/**
 * Works out the settings from the user's variables and the secrets kept in the data directory's `local.env`; writes
 * the effective settings back to `local.env` and returns them.
 */
export async function loadSettings(dataDir: string, user: Env): Promise<Settings> {
  const file = join(dataDir, 'local.env');
  const known = await readEnvFile(file);
  const settings = resolveSettings(user, known, dataDir);
  if (settings.embeddedPostgres && existsSync(join(dataDir, 'postgres')) && !known.POSTGRES_PASSWORD) {
    throw new UserError(
      `${file} is missing or incomplete, and with it the password of the database in ${dataDir}. ` +
        'Put the file back, or begin anew: npm start -- --fresh',
    );
  }
  const heading = 'Made by npm start. The addresses are worked out anew at each start, the secrets are kept.';
  await writeEnvFile(file, heading, { ...settings.values, POSTGRES_PASSWORD: settings.postgresPassword });
  return settings;
}
