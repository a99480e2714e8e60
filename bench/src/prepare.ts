import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPool, ensureDatabase, migrate, type Pool } from '@setlist/db';
import { findFreePort, startPostgres } from '@setlist/embedded-postgres';
import { startTenant } from '@setlist/local-tenant';
import { signIn } from '@setlist/local-tenant/test/sign-in';

const AUDIENCE = 'https://api.setlist.example';
const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What a server under measurement is told. */
export interface Settings {
  databaseUrl: string;
  issuer: string;
  audience: string;
  clientId: string;
  clientSecret: string;
}

export interface Bench {
  settings: Settings;
  pool: Pool;
  /** An access token of a listener, signed by the tenant. */
  token: string;
  userId: string;
  /** Signs in one of the people, by email, and returns their access token. */
  signIn(email: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts what every measurement shares: a fresh Postgres with durable settings, a tenant as on
 * the free plan, and somebody signed in. `users` are people beside the demo people, in the bulk-import format.
 */
export async function prepare({ users }: { users?: object[] } = {}): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-bench-'));
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: await findFreePort(),
    password: secret(),
  });
  const databaseUrl = await ensureDatabase(postgres.url('postgres'), 'setlist');
  await migrate({
    databaseUrl,
    migrationsDir: fromRoot('prisma/migrations'),
    schemaPath: fromRoot('prisma/schema.prisma'),
  });
  const [web, api] = [credentials(), credentials()];
  const demoPassword = `Aa1-${secret()}`;
  const usersFile = users ? join(folder, 'users.json') : fromRoot('auth0/demo-users.json');
  if (users) await writeFile(usersFile, JSON.stringify([...(await demoUsers()), ...users]));
  const tenant = await startTenant({
    port: 0,
    databaseUrl: await ensureDatabase(postgres.url('postgres'), 'setlist_tenant'),
    config: fromRoot('auth0/tenant.yaml'),
    users: usersFile,
    password: demoPassword,
    clients: { 'Setlist Web': web, 'Setlist API': api },
    keywords: {
      NEXTAUTH_URL: 'http://localhost:3000',
      AUTH0_AUDIENCE: AUDIENCE,
      API_URL: 'http://127.0.0.1:9',
      AUTH0_ACTIONS_CLIENT_ID: secret(),
      AUTH0_ACTIONS_CLIENT_SECRET: secret(),
    },
  });
  const app = {
    issuer: tenant.url,
    clientId: web.client_id,
    clientSecret: web.client_secret,
    redirectUri: 'http://localhost:3000/api/auth/callback/auth0',
    audience: AUDIENCE,
  };
  const tokenOf = async (email: string) =>
    (await signIn(app, { email, password: demoPassword })).access_token;
  const token = await tokenOf('jane.doe@example.com');
  const pool = createPool({ databaseUrl, max: 2 });
  return {
    settings: {
      databaseUrl,
      issuer: tenant.url,
      audience: AUDIENCE,
      clientId: api.client_id,
      clientSecret: api.client_secret,
    },
    ...{ pool, token, userId: 'auth0|jane', signIn: tokenOf },
    async close() {
      await pool.end();
      await tenant.close();
      await postgres.stop();
      await rm(folder, { recursive: true });
    },
  };
}

const demoUsers = async () => JSON.parse(await readFile(fromRoot('auth0/demo-users.json'), 'utf8'));
const secret = () => randomBytes(24).toString('hex');
const credentials = () => ({ client_id: secret(), client_secret: secret() });
