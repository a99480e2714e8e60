import { join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { withDatabase } from '@setlist/db';
import { UserError } from '../user-error.ts';
import { createSecrets } from './create-secrets.ts';
import type { Env } from './env-file.ts';
import { type Ports, readPorts } from './ports.ts';

/** Everything the processes of one Setlist are started with. */
export interface Settings {
  ports: Ports;
  /** False when `DATABASE_URL` names a server of the user's own. */
  embeddedPostgres: boolean;
  /** False when `AUTH0_ISSUER_BASE_URL` names a tenant elsewhere. */
  localTenant: boolean;
  postgresPassword: string;
  /** What is written to local.env, by name: addresses, client IDs, secrets. */
  values: Record<string, string>;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const CLIENTS = ['AUTH0_CLIENT', 'AUTH0_API_CLIENT'];

/**
 * Works out the settings from the user's variables and the secrets of earlier starts; makes up missing secrets.
 * Throws a UserError that names the variable that is wrong or missing.
 */
export function resolveSettings(user: Env, known: Env, dataDir: string): Settings {
  const ports = readPorts(user);
  const tenantUrl = `http://localhost:${ports.tenant}/`;
  const issuer = readUrl(user, 'AUTH0_ISSUER_BASE_URL', ['http:', 'https:']) ?? tenantUrl;
  const localTenant = issuer === tenantUrl;
  const secrets = createSecrets({ ...known, ...(localTenant ? user : requireOwnClients(user)) });
  const { POSTGRES_PASSWORD: postgresPassword = '', ...rest } = secrets;
  const databaseUrl = readUrl(user, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  const embedded = `postgres://setlist:${postgresPassword}@127.0.0.1:${ports.postgres}/setlist`;
  const webUrl = user.WEB_URL || `http://localhost:${ports.web}`;
  const values = {
    WEB_URL: webUrl,
    API_URL: user.API_URL || `http://localhost:${ports.api}`,
    TENANT_URL: localTenant ? tenantUrl.slice(0, -1) : issuer.slice(0, -1),
    DATABASE_URL: databaseUrl ?? embedded,
    TENANT_DATABASE_URL:
      readUrl(user, 'TENANT_DATABASE_URL', ['postgres:', 'postgresql:']) ??
      withDatabase(databaseUrl ?? embedded, 'setlist_tenant'),
    AUTH0_ISSUER_BASE_URL: issuer,
    AUTH0_AUDIENCE: user.AUTH0_AUDIENCE || 'https://api.setlist.example',
    ...rest,
    NEXTAUTH_URL: user.NEXTAUTH_URL || webUrl,
    SETLIST_DATA_DIR: dataDir,
    AUDIO_DIR: user.AUDIO_DIR || join(dataDir, 'audio'),
    STORAGE_URL: user.STORAGE_URL || '',
    SOUNDS_DIR: user.SOUNDS_DIR || '',
    SESSIONS_DIR: user.SESSIONS_DIR || join(dataDir, 'sessions'),
    LOG_LEVEL: user.LOG_LEVEL || 'info',
    // People at a local tenant are made up; elsewhere somebody has to want it.
    XRAY: user.XRAY || (localTenant ? 'on' : 'off'),
    // On this machine an editor opens it.
    SOURCE_URL: user.SOURCE_URL || `vscode://file${root}{file}:{line}`,
    ...Object.fromEntries(
      Object.entries(ports).map(([name, port]) => [`${name.toUpperCase()}_PORT`, `${port}`]),
    ),
  };
  return { ports, embeddedPostgres: databaseUrl === undefined, localTenant, postgresPassword, values };
}

function readUrl(env: Env, name: string, protocols: string[]): string | undefined {
  const value = env[name];
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !protocols.includes(url.protocol)) {
    throw new UserError(
      `${name} is not a URL that begins with ${protocols.join('// or ')}//. Correct it or unset it.`,
    );
  }
  return url.href;
}

// The generated client IDs mean nothing to a tenant that did not see them.
function requireOwnClients(user: Env): Env {
  const names = CLIENTS.flatMap((client) => [`${client}_ID`, `${client}_SECRET`]);
  const missing = names.filter((name) => !user[name]);
  if (missing.length > 0) {
    throw new UserError(
      `AUTH0_ISSUER_BASE_URL names the tenant ${user.AUTH0_ISSUER_BASE_URL}; ${missing.join(', ')} must then be set ` +
        'too, in the environment or in .env. They are shown in the Auth0 dashboard under Applications.',
    );
  }
  return user;
}
