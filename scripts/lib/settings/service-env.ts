import type { Env } from './env-file.ts';
import type { Settings } from './resolve-settings.ts';

export type ServiceName = 'tenant' | 'api' | 'web';

const AUTH0 = ['AUTH0_ISSUER_BASE_URL', 'AUTH0_AUDIENCE'];

/** What each process is told: what it reads; no process gets another one's secrets. */
export const needs: Record<Exclude<ServiceName, 'tenant'>, string[]> = {
  api: [
    ...[
      'API_PORT',
      'API_URL',
      'WEB_URL',
      'DATABASE_URL',
      'AUDIO_DIR',
      'STORAGE_URL',
      'SOUNDS_DIR',
      'LOG_LEVEL',
      'XRAY',
      ...AUTH0,
    ],
    ...['AUTH0_API_CLIENT_ID', 'AUTH0_API_CLIENT_SECRET', 'AUDIO_COOKIE_SECRET'],
  ],
  web: [
    ...['API_URL', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'SESSIONS_DIR', 'XRAY', 'SOURCE_URL', ...AUTH0],
    ...['AUTH0_CLIENT_ID', 'AUTH0_CLIENT_SECRET'],
  ],
};

/** The environment of one service: the user's own variables, and of the settings those that it needs. */
export function serviceEnv(service: ServiceName, { values }: Settings, user: Env): Env {
  const others = Object.entries(user).filter(([name]) => !(name in values));
  const own = service === 'tenant' ? tenantValues(values) : pick(values, needs[service]);
  return {
    NEXT_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
    ...Object.fromEntries(others),
    // What the terminal has set is not meant for these: the web app's build is one for production.
    NODE_ENV: 'production',
    ...own,
  };
}

// The tenant is every client's issuer, and its yaml may name any setting; only the others' stores are none of its own.
function tenantValues(values: Record<string, string>): Record<string, string> {
  const { DATABASE_URL: _, NEXTAUTH_SECRET: __, AUDIO_COOKIE_SECRET: ___, ...rest } = values;
  const clients = {
    'Setlist Web': client(values, 'AUTH0_CLIENT'),
    'Setlist API': client(values, 'AUTH0_API_CLIENT'),
    'Setlist Actions': client(values, 'AUTH0_ACTIONS_CLIENT'),
  };
  return { ...rest, TENANT_CLIENTS: JSON.stringify(clients) };
}

function client(values: Record<string, string>, prefix: string) {
  return { client_id: values[`${prefix}_ID`], client_secret: values[`${prefix}_SECRET`] };
}

function pick(values: Record<string, string>, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? '']));
}
