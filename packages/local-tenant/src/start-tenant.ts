import { createServer, type Server } from 'node:http';
import { createPool } from '@setlist/postgres/create-pool';
import { pino } from 'pino';
import { createActionRunner } from './actions/runner.ts';
import { createApp } from './app.ts';
import { bootstrap } from './bootstrap.ts';
import { answerStarting } from './http/answer-starting.ts';
import { listen, stopListening } from './http/listen.ts';
import { listenTls } from './http/tls/listen-tls.ts';
import { createLastClaims } from './oidc/last-claims.ts';
import type { RunningTenant, TenantOptions } from './options.ts';
import { createChanges } from './store/changes.ts';
import { createHistory } from './store/history.ts';
import { createLookups } from './store/lookups.ts';
import { migrate } from './store/migrate.ts';
import { createPasswords } from './store/passwords.ts';
import { keepPurging } from './store/purge.ts';
import { loadSigningKeys } from './store/signing-keys.ts';
import { readTenantNames } from './store/tenant-settings.ts';
import { loadSwitchBoard, type SwitchBoard } from './switches/switch-board.ts';
import type { Tenant } from './tenant.ts';

/**
 * Starts a tenant: tables, configuration, users, HTTP. Its issuer is `http://localhost:PORT/`; with `tls`, the same
 * tenant answers as `https://localhost:PORT/` on a second port too. Until it can serve, it answers 503.
 * Rejects, with nothing left running, when a port is taken, the database cannot be used or the configuration is wrong.
 */
export async function startTenant(options: TenantOptions): Promise<RunningTenant> {
  const { databaseUrl, host = '127.0.0.1', log = pino({ level: 'silent' }) } = options;
  const http = createServer(answerStarting);
  const servers: Server[] = [http];
  const pool = createPool({
    databaseUrl,
    applicationName: 'setlist-tenant',
    // Who waits for a connection on a busy machine is better served late than with an error.
    connectTimeoutMs: 30_000,
    // A prepared statement keeps its plan. One made while a table was nearly empty would read all of it ever after.
    // Where that is the only way, what it then seems to cost would start the compiler of PostgreSQL before 18.
    settings: { enable_seqscan: 'off', jit: 'off' },
    onIdleError: (error) => log.warn({ err: error }, 'a database connection broke'),
  });
  const actions = createActionRunner({ requireFrom: process.cwd() });
  const changes = createChanges(pool);
  const history = createHistory(pool, log);
  const lookups = createLookups(pool);
  const lastClaims = createLastClaims(pool);
  const passwords = createPasswords(options.scryptN);
  const stopPurging = keepPurging(pool, log);
  let switches: SwitchBoard | undefined;
  const close = async (): Promise<void> => {
    changes.close();
    stopPurging();
    switches?.close();
    await Promise.all(servers.map(stopListening));
    await actions.close();
    await history.flush();
    await pool.end();
  };
  try {
    // The ports have to be known before anything is said about the issuers.
    const port = await listen(http, options.port, host, 'TENANT_PORT');
    const issuer = `http://localhost:${port}/`;
    const tls = options.tls && (await listenTls(options.tls, host));
    if (tls) servers.push(tls.server);
    await migrate(pool);
    const loaded = await bootstrap(pool, { ...options, log, passwords }, issuer);
    switches = await loadSwitchBoard(pool, options.switches);
    const shared = {
      demoSignIn: options.demoSignIn ?? false,
      refuseLargeProfiles: options.refuseLargeProfiles ?? false,
      pool,
      log,
      actions,
      changes,
      switches,
      history,
      lookups,
      lastClaims,
      passwords,
      ...loaded,
    };
    const apps: ReturnType<typeof serve>[] = [];
    let reloaded = Promise.resolve();
    const reloadFromStore = (): Promise<void> => {
      const reload = async () => {
        const changes = { keys: await loadSigningKeys(pool), ...(await readTenantNames(pool)) };
        for (const app of apps) app.rebuild(changes);
      };
      // One after the other: the last one asked for has the newest of all.
      reloaded = reloaded.then(reload, reload);
      return reloaded;
    };
    apps.push(serve(http, { ...shared, issuer, reloadFromStore }));
    // Tokens, discovery and cookies speak of the address that a client came by; all else is shared.
    if (tls) apps.push(serve(tls.server, { ...shared, issuer: tls.issuer, reloadFromStore }));
    const secure = tls && { issuer: tls.issuer, port: tls.port, caFile: tls.caFile };
    log.info({ issuer, tls: secure }, 'the tenant is ready');
    return { issuer, port, tls: secure, close };
  } catch (error) {
    await close();
    throw error;
  }
}

// The authorization server takes its keys when it is made; requests under way end on the one that they began with.
function serve(server: Server, tenant: Tenant) {
  let app = createApp(tenant);
  server.removeListener('request', answerStarting);
  server.on('request', (request, response) => app(request, response));
  return {
    rebuild(changes: Partial<Tenant>): void {
      app = createApp({ ...tenant, ...changes });
    },
  };
}
