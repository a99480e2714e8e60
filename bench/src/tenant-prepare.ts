import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPool, ensureDatabase } from '@setlist/db';
import { findFreePort, startPostgres } from '@setlist/embedded-postgres';
import type { SignInTarget } from '@setlist/local-tenant/test/sign-in';
import { type RunningTenant, startTenant } from './tenant-start.ts';

const REQUEST_END = Buffer.from('\r\n\r\n');
const AUDIENCE = 'https://api.setlist.example';
const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const secret = () => randomBytes(24).toString('hex');
const credentials = () => ({ client_id: secret(), client_secret: secret() });

interface TenantUnderTest {
  process: RunningTenant;
  /** The web app, towards `signIn`. */
  target: SignInTarget;
}

export interface TenantBench {
  /** A tenant with the demo people and 100 more. */
  small: TenantUnderTest;
  /** One with 10,000 people besides: `user-1@setlist.example` and so on. */
  large: TenantUnderTest;
  close(): Promise<void>;
}

/**
 * Starts a fresh Postgres with durable settings, two tenants with Setlist's configuration in processes of their own,
 * and a stand-in of the API, which answers at once how often a user was played.
 */
export async function prepareTenants(): Promise<TenantBench> {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-bench-'));
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: await findFreePort(),
    password: secret(),
  });
  const api = await startPlaysStandIn();
  const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  const password = `Aa1-${secret()}`;
  const start = async (name: string, users: number): Promise<TenantUnderTest> => {
    const databaseUrl = await ensureDatabase(postgres.url('postgres'), name);
    const [web, actions] = [credentials(), credentials()];
    const running = await startTenant({
      port: 0,
      databaseUrl,
      config: fromRoot('auth0/tenant.yaml'),
      users: fromRoot('auth0/demo-users.json'),
      password,
      clients: { 'Setlist Web': web, 'Setlist Actions': actions },
      keywords: {
        NEXTAUTH_URL: 'http://localhost:3000',
        AUTH0_AUDIENCE: AUDIENCE,
        API_URL: apiUrl,
        AUTH0_ACTIONS_CLIENT_ID: actions.client_id,
        AUTH0_ACTIONS_CLIENT_SECRET: actions.client_secret,
      },
    });
    await addUsers(databaseUrl, users);
    const target = {
      issuer: running.issuer,
      clientId: web.client_id,
      clientSecret: web.client_secret,
      redirectUri: 'http://localhost:3000/api/auth/callback/auth0',
      audience: AUDIENCE,
    };
    return { process: running, target };
  };
  const [small, large] = [await start('small', 100), await start('large', 10_000)];
  return {
    ...{ small, large },
    async close() {
      await Promise.all([small.process.stop(), large.process.stop()]);
      api.close();
      await postgres.stop();
      await rm(folder, { recursive: true });
    },
  };
}

// Answers every request with no plays at all, by plain bytes: on two cores what it took would be missing elsewhere.
async function startPlaysStandIn(): Promise<Server> {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1\r\n\r\n0';
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.setNoDelay(true).on('data', (request) => {
      // A request without a body ends here; the Action sends one at a time.
      if (request.subarray(-4).equals(REQUEST_END)) socket.write(answer);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server.unref();
}

// As an import would: they share the password of the demo people.
async function addUsers(databaseUrl: string, count: number): Promise<void> {
  const pool = createPool({ databaseUrl, max: 1 });
  await pool.query(
    `INSERT INTO users (user_id, connection, email, name, nickname, password_hash, demo, user_metadata, app_metadata)
     SELECT 'auth0|user-' || n, connection, 'user-' || n || '@setlist.example', 'User ' || n, 'user-' || n,
       password_hash, true, '{"displayName": "Somebody", "theme": "dark"}', '{"plan": "free", "roles": []}'
     FROM users, generate_series(1, $1) AS n WHERE user_id = 'auth0|jane'`,
    [count],
  );
  await pool.query('VACUUM ANALYZE');
  await pool.end();
}
