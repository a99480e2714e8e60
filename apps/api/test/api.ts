import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@setlist/contracts';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { AUDIENCE, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { pino } from 'pino';
import { type Api, type Env, startApi } from '../src/index.ts';

/** The demo people by their first names. */
export const PEOPLE = {
  vera: 'vera@setlist.example',
  jesse: 'jesse@setlist.example',
  jane: 'jane.doe@example.com',
  max: 'max@setlist.example',
} as const;

/** The origin of the web app that the API is told of. */
export const WEB_ORIGIN = 'http://localhost:3000';

export type Person = keyof typeof PEOPLE;

export interface TestApi {
  url: string;
  api: Api;
  tenant: TestTenant;
  database: TestDatabase;
  /** What the API logged so far, one object per line. */
  logged: Record<string, unknown>[];
  /** An access token that the tenant signed for a demo person; they sign in once. */
  token(person: Person): Promise<string>;
  /** The typed client, as a demo person. */
  as(person: Person): Client;
  /** A raw request, as a demo person when one is given; a body is sent as JSON. */
  send(request: string, options?: SendOptions): Promise<Response>;
  close(): Promise<void>;
}

interface SendOptions {
  as?: Person;
  headers?: Record<string, string>;
  body?: unknown;
  /** Sent as it is, instead of a body. */
  file?: Buffer | undefined;
}

export interface TestApiOptions {
  /** Settings that differ from those of a test. */
  env?: Partial<Env>;
  /** A tenant to share; the caller closes it then. */
  tenant?: TestTenant;
}

/**
 * Starts the API in this process on a free port, with a database of its own and a local tenant whose tokens it
 * takes. `close()` it in `afterAll`.
 */
export async function startTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const database = await createTestDatabase();
  const tenant = options.tenant ?? (await startTestTenant());
  const audioDir = await mkdtemp(join(tmpdir(), 'setlist-audio-'));
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const api = await startApi(testEnv({ database, tenant, audioDir, ...options.env }), log);
  const signedIn = new Map<Person, Promise<string>>();

  const token = (person: Person) => {
    const known = signedIn.get(person);
    if (known) return known;
    const signingIn = tenant.signIn({ email: PEOPLE[person] }).then((tokens) => tokens.access_token);
    signedIn.set(person, signingIn);
    return signingIn;
  };
  const send = async (request: string, { as, headers = {}, body, file }: SendOptions = {}) => {
    const [method, path] = request.split(' ') as [string, string];
    const sent = new Headers(headers);
    if (as) sent.set('authorization', `Bearer ${await token(as)}`);
    if (body !== undefined && !sent.has('content-type')) sent.set('content-type', 'application/json');
    const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    return fetch(`${api.url}${path}`, {
      method,
      headers: sent,
      ...(text === undefined ? {} : { body: text }),
      ...(file === undefined ? {} : { body: new Uint8Array(file) }),
    });
  };
  return {
    url: api.url,
    ...{ api, tenant, database, logged, token, send },
    as: (person) => createClient({ baseUrl: api.url, token: () => token(person) }),
    async close() {
      await api.close();
      await database.close();
      await rm(audioDir, { recursive: true });
      if (!options.tenant) await tenant.close();
    },
  };
}

interface EnvParts extends Partial<Env> {
  database: TestDatabase;
  tenant: TestTenant;
  audioDir: string;
}

function testEnv({ database, tenant, ...given }: EnvParts): Env {
  return {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:4000',
    webOrigin: WEB_ORIGIN,
    databaseUrl: database.databaseUrl,
    poolSize: 8,
    issuer: tenant.issuer,
    managementUrl: tenant.issuer,
    audience: AUDIENCE,
    clientId: tenant.clients.api.client_id,
    clientSecret: tenant.clients.api.client_secret,
    audioCookie: { secret: randomBytes(32).toString('hex'), domain: undefined },
    s3: undefined,
    // None: a test that is about sounds has them made.
    ...{ soundThreads: 0, soundsDir: undefined },
    logLevel: 'info',
    rateLimit: { caller: 1_000_000, anonymous: 1_000_000 },
    // A busy machine is slow; a test that is about a tenant that does not answer sets its own.
    tenantTimeoutMs: 30_000,
    // Never: the demo editor's plays are not in a test's database, so the watch would end her role beside the test.
    watchPlansMs: 2_000_000_000,
    xray: true,
    checkJson: true,
    ...given,
  };
}

/** A random id of the form that the API gives out, for things that do not exist. */
export function someId(): string {
  const hex = randomBytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
