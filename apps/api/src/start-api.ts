import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPrisma } from '@setlist/db/create-prisma';
import { watchQueries } from '@setlist/db/watch-queries';
import { createPool, type Pool } from '@setlist/postgres/create-pool';
import { explainConnectionError } from '@setlist/postgres/explain-connection-error';
import type { Runner } from 'graphile-worker';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { Deps } from './context.ts';
import type { Env } from './env.ts';
import { createHandouts } from './handouts/handouts.ts';
import { createServer } from './http/create-server.ts';
import { createEndedTokens } from './http/ended-tokens.ts';
import { createIdentityProvider } from './identity/identity-provider.ts';
import { createEventHub } from './live/event-hub.ts';
import { createLog } from './operations/create-log.ts';
import { createMetrics } from './operations/metrics.ts';
import { migrateQueue, startWorker } from './operations/start-worker.ts';
import { createRecorder } from './recording/recorder.ts';
import { startSounds } from './sounds/start-sounds.ts';
import { createStorage } from './storage/create-storage.ts';
import { createUploads } from './uploads/create-uploads.ts';
import { watchPlans } from './users/watch-plans.ts';

export interface Api {
  /** Where it answers. */
  url: string;
  deps: Deps;
  /** The worker of this process, which also takes jobs. */
  worker: Runner;
  /** Takes no new requests, lets running ones end, then the running job, then closes the pool. */
  close(): Promise<void>;
}

/** How long requests that were running at `close()` may still take: half of the patience of whoever asked. */
const DRAIN_MS = 5_000;
/** Connections held for good: one listens for events, and one for jobs in each of the two workers. */
const HELD_CONNECTIONS = 3;
const HEAD_TIMEOUT_MS = 30_000;
/** Longest a statement may take before Postgres cancels it. */
const STATEMENT_TIMEOUT_MS = 9_000;

/**
 * Starts the API. Throws when Postgres cannot be reached or the port is taken, and leaves nothing running then.
 */
export async function startApi(env: Env, log: Logger = createLog(env.logLevel)): Promise<Api> {
  // What is started is put here with how to stop it, and stopped from the last to the first.
  const stops: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  try {
    const pool = openPool(env, log);
    stops.push(() => pool.end());
    const recorder = env.xray ? createRecorder() : undefined;
    if (recorder) watchQueries(pool, recorder.onQuery);
    await migrateQueue({ pool, log }).catch((error) => {
      throw new Error(explainConnectionError(env.databaseUrl, error), { cause: error });
    });
    const events = await createEventHub(pool, log);
    stops.push(events.close);
    const identity = createIdentityProvider(env, log, recorder?.fetch);
    const handouts = createHandouts(pool, log);
    stops.push(handouts.allKept);
    const prisma = createPrisma(pool);
    stops.push(() => prisma.$disconnect());
    const metrics = createMetrics(pool);
    const storage = await createStorage(env, log);
    const uploads = createUploads(env, log);
    const endedTokens = createEndedTokens(prisma);
    const parts = {
      prisma,
      pool,
      storage,
      identity,
      events,
      handouts,
      uploads,
      endedTokens,
      metrics,
      recorder,
    };
    const deps: Deps = { env, log, ...parts };
    const worker = await startWorker(deps);
    stops.push(() => worker.stop());
    const sounds = await startSounds(deps);
    stops.push(async () => sounds?.stop());
    stops.push(watchPlans(deps));
    const server = await listen(deps);
    stops.push(() => drain(server, deps));
    const { port } = server.address() as AddressInfo;
    return { url: `http://localhost:${port}`, deps, worker, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function openPool(env: Env, log: Logger): Pool {
  return createPool({
    databaseUrl: env.databaseUrl,
    max: env.poolSize + HELD_CONNECTIONS,
    applicationName: 'setlist-api',
    // No statement here takes long: one that hangs gives its connection back.
    settings: { statement_timeout: STATEMENT_TIMEOUT_MS },
    onIdleError: (err) => log.warn({ err }, 'an idle connection to Postgres broke'),
  });
}

async function listen(deps: Deps): Promise<Server> {
  const { port, host } = deps.env;
  const server = createServer(createApp(deps)).listen(port, host);
  await once(server, 'listening').catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is taken. Stop what listens there, or set API_PORT to another port.`, {
      cause: error,
    });
  });
  // A request whose head does not arrive in this time is given up, so that slow senders do not hold connections; its
  // body is waited for by limit-arrival.ts.
  server.headersTimeout = HEAD_TIMEOUT_MS;
  server.requestTimeout = 0;
  return server;
}

async function drain(server: Server, { events, handouts }: Deps): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  events.endStreams();
  handouts.breakOff();
  // A connection that was busy is kept alive when its request has ended, and would hold the server open.
  const tidy = setInterval(() => server.closeIdleConnections(), 50);
  const impatience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(tidy);
  clearTimeout(impatience);
}
