import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Env, readEnvFile } from './env-file.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The variables of the person at the terminal: those of the `.env` at the root, and over them the environment's. */
export async function readUserVariables(): Promise<Env> {
  return { ...(await readEnvFile(join(root, '.env'))), ...process.env };
}

/** Where this checkout keeps its data: `SETLIST_DATA_DIR`, or `.data` at the root. */
export function dataDirOf(user: Env): string {
  return resolve(root, user.SETLIST_DATA_DIR || '.data');
}
