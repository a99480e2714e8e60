import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createDatabase } from '@setlist/postgres/test/create-database';
import type { Pool } from 'pg';
import {
  type ClientCredentials,
  type RunningTenant,
  startTenant,
  type TenantOptions,
  UNLIMITED_SWITCHES,
} from '../src/index.ts';
import {
  authorize,
  authorizeUrl,
  machineToken,
  refresh,
  type SignInOptions,
  type SignInTarget,
  signIn,
  type Tokens,
} from './sign-in.ts';

export const DEMO_PASSWORD = 'Only-for-tests-1';
export const AUDIENCE = 'https://api.setlist.example';
export const REDIRECT_URI = 'http://localhost:3000/api/auth/callback/auth0';

export type TestTenant = RunningTenant & {
  /** The tenant's address. */
  issuer: string;
  databaseUrl: string;
  /** The tenant's database. */
  db: Pool;
  clients: {
    web: ClientCredentials;
    api: ClientCredentials;
    actions: ClientCredentials;
    deploy: ClientCredentials;
  };
  /** The web app, towards `signIn` and `refresh`. */
  web: SignInTarget;
  /** Audience of the Management API. */
  managementAudience: string;
  /** Where the web app sends a browser to sign in, with further or other parameters. */
  authorizeUrl(params?: Record<string, string>): URL;
  /** Signs somebody in by the real code flow: a demo person with one tap, anybody else with their password. */
  signIn(options: SignInOptions): Promise<Tokens>;
  /** Goes only as far as the redirect back to the web app. */
  authorize(options: SignInOptions, verifier: string): Promise<URL>;
  refresh(refreshToken: string): Promise<Tokens>;
  /** A client-credentials token: of the deploy client for the Management API unless told otherwise. */
  machineToken(client?: ClientCredentials, audience?: string): Promise<string>;
};

export interface TestTenantOptions {
  /** URL of the API that the Actions ask for plays; unless given, one where nobody answers. */
  apiUrl?: string;
  configFile?: string;
  /** Where the tenant finds its database, if not at the database's own address: a line to it. */
  throughLine?: (databaseUrl: string) => Promise<string>;
  /** Further values for the configuration's keywords. */
  keywords?: Record<string, string>;
  options?: Partial<TenantOptions>;
}

/**
 * Starts the local tenant in this process, on a free port and a database of its own, with Setlist's configuration
 * and demo people. `close()` it in `afterAll`.
 */
export async function startTestTenant(settings: TestTenantOptions = {}): Promise<TestTenant> {
  const database = await createDatabase();
  const clients = { web: credentials(), api: credentials(), actions: credentials(), deploy: credentials() };
  const tenant = await startTenant({
    port: 0,
    databaseUrl: (await settings.throughLine?.(database.databaseUrl)) ?? database.databaseUrl,
    config: settings.configFile ?? fromRoot('auth0/tenant.yaml'),
    users: fromRoot('auth0/demo-users.json'),
    password: DEMO_PASSWORD,
    clients: { 'Setlist Web': clients.web, 'Setlist API': clients.api, 'Setlist Actions': clients.actions },
    deployClient: clients.deploy,
    keywords: keywordsFor(clients.actions, settings),
    // Rate limits are on by default in the tenant; a test that is about them switches them on.
    switches: UNLIMITED_SWITCHES,
    // So that what an Action lets one person see of another shows.
    keepActionModules: true,
    // Most of a sign-in is the hash of the password; a test that is about its cost takes the real one.
    scryptN: 2 ** 10,
    ...settings.options,
  }).catch(async (error) => {
    await database.close();
    throw error;
  });
  const { client_id, client_secret } = clients.web;
  const { url: issuer } = tenant;
  const web = {
    issuer,
    clientId: client_id,
    clientSecret: client_secret,
    redirectUri: REDIRECT_URI,
    audience: AUDIENCE,
  };
  const managementAudience = `${issuer}api/v2/`;
  return {
    ...tenant,
    ...{ issuer, databaseUrl: database.databaseUrl, db: database.pool, clients, web, managementAudience },
    authorizeUrl: (params) => authorizeUrl(web, params),
    signIn: (options) => signIn(web, options),
    authorize: (options, verifier) => authorize(web, options, verifier),
    refresh: (refreshToken) => refresh(web, refreshToken),
    machineToken: (client = clients.deploy, audience = managementAudience) =>
      machineToken({ issuer, clientId: client.client_id, clientSecret: client.client_secret }, audience),
    async close() {
      await tenant.close();
      await database.close();
    },
  };
}

function credentials(): ClientCredentials {
  return { client_id: randomBytes(16).toString('hex'), client_secret: randomBytes(32).toString('hex') };
}

function keywordsFor(
  actions: ClientCredentials,
  { apiUrl, keywords }: TestTenantOptions,
): Record<string, string> {
  return {
    NEXTAUTH_URL: 'http://localhost:3000',
    AUTH0_AUDIENCE: AUDIENCE,
    // Port 9 is "discard": nothing listens there, and the connection is refused at once.
    API_URL: apiUrl ?? 'http://127.0.0.1:9',
    AUTH0_ACTIONS_CLIENT_ID: actions.client_id,
    AUTH0_ACTIONS_CLIENT_SECRET: actions.client_secret,
    ...keywords,
  };
}

function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}
