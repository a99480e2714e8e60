import { createServer, type Server } from 'node:http';
import { createPool } from '@setlist/postgres/create-pool';
import { pino } from 'pino';
import { createActionRunner } from './actions/runner.ts';
import { createApp } from './app.ts';
import { bootstrap, installActionModules } from './bootstrap.ts';
import type { Control } from './control/control.routes.ts';
import { startEmbedded } from './embedded.ts';
import { answerStarting } from './http/answer-starting.ts';
import { listen, stopListening } from './http/listen.ts';
import { serverOptions } from './http/server-options.ts';
import { listenTls } from './http/tls/listen-tls.ts';
import { createLastClaims } from './oidc/last-claims.ts';
import type { RunningTenant, TenantOptions } from './options.ts';
import { createReset } from './reset.ts';
import { createChanges } from './store/changes.ts';
import type { Pool } from './store/database.ts';
import { createHistory } from './store/history.ts';
import { createLookups } from './store/lookups.ts';
import { listMails } from './store/mails.ts';
import { migrate } from './store/migrate.ts';
import { createPasswords } from './store/passwords.ts';
import { keepPurging } from './store/purge.ts';
import { loadSigningKeys } from './store/signing-keys.ts';
import { readTenantNames } from './store/tenant-settings.ts';
import { loadSwitchBoard, type SwitchBoard } from './switches/switch-board.ts';
import { DEFAULT_SWITCHES } from './switches/switches.ts';
import type { Tenant } from './tenant.ts';

const NAME = 'local-tenant';
const STATEMENT_MS = 10_000;

/**
 * Starts a tenant: its database, unless it is given one, tables, configuration, users, HTTP. Its issuer is
 * `http://localhost:PORT/`; with `tls`, the same tenant answers as `https://localhost:PORT/` on a second port too. Until
 * it can serve, it answers 503. Rejects, with nothing left running, when a port is taken, the database cannot be used or
 * the configuration is wrong.
 */
export async function startTenant(options: TenantOptions = {}): Promise<RunningTenant> {
  if (options.databaseUrl !== undefined) return startOn(options.databaseUrl, options);
  const { databaseUrl, stop } = await startEmbedded(options.dataDir);
  try {
    const tenant = await startOn(databaseUrl, options);
    return { ...tenant, close: () => tenant.close().finally(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startOn(databaseUrl: string, options: TenantOptions): Promise<RunningTenant> {
  const { host = '127.0.0.1', log = pino({ level: 'silent' }) } = options;
  const http = createServer(serverOptions(), answerStarting);
  const servers: Server[] = [http];
  const pool = createPool({
    databaseUrl,
    applicationName: NAME,
    // Who waits on a busy machine is better served late than with an error; who waits for ever is not served.
    connectTimeoutMs: 15_000,
    settings: { statement_timeout: STATEMENT_MS },
    // For a server that does not even give up.
    queryTimeoutMs: STATEMENT_MS + 2_000,
    onIdleError: (error) => log.warn({ err: error }, 'a database connection broke'),
  });
  const actions = createActionRunner({
    keepModules: options.keepActionModules,
    folder: options.actionModulesFolder,
  });
  const changes = createChanges(pool);
  const history = createHistory(pool, log);
  const lookups = createLookups(pool);
  const lastClaims = createLastClaims(pool);
  const passwords = createPasswords(options.scryptN);
  const stopPurging = keepPurging(pool, log);
  let switches: SwitchBoard | undefined;
  const end = async (): Promise<void> => {
    changes.close();
    stopPurging();
    switches?.close();
    await Promise.all(servers.map(stopListening));
    await actions.close();
    await history.flush();
    await pool.end();
  };
  let ended: Promise<void> | undefined;
  const close = (): Promise<void> => {
    ended ??= end();
    return ended;
  };
  try {
    // The ports have to be known before anything is said about the issuers.
    const port = await listen(http, options.port ?? 0, host, 'TENANT_PORT');
    const url = `http://localhost:${port}/`;
    const tls = options.tls && (await listenTls(options.tls, host));
    if (tls) servers.push(tls.server);
    // What a start does may take its time: it waits for other processes, and imports people.
    const patient = createPool({ databaseUrl, applicationName: NAME, max: 2, connectTimeoutMs: 30_000 });
    const { isFresh, fill, ...loaded } = await migrate(patient)
      .then(() => bootstrap(patient, { ...options, log, passwords }, url))
      .finally(() => patient.end());
    await installActionModules(pool, { actions, log });
    switches = await loadSwitchBoard(pool, options.switches);
    const { demoSignIn = false, refuseLargeProfiles = false } = options;
    const kept = { pool, log, actions, changes, switches, history, lookups, lastClaims, passwords };
    const shared = { demoSignIn, refuseLargeProfiles, ...kept, ...loaded };
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
    const resetStore = await createReset(pool, { isFresh, fill });
    const control = createControl(shared, () => resetStore().then(reloadFromStore));
    apps.push(serve(http, { ...shared, issuer: url, reloadFromStore }, control));
    // Tokens, discovery and cookies speak of the address that a client came by; all else is shared.
    if (tls) apps.push(serve(tls.server, { ...shared, issuer: tls.url, reloadFromStore }, control));
    const secure = tls && { url: tls.url, port: tls.port, caFile: tls.caFile };
    log.info({ url, tls: secure }, 'the tenant is ready');
    return { url, port, ...(secure && { tls: secure }), ...control, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function createControl(
  {
    pool,
    actions,
    switches,
    history,
    lookups,
    lastClaims,
  }: Pick<Tenant, 'actions' | 'switches' | 'history' | 'lookups' | 'lastClaims'> & { pool: Pool },
  resetStore: () => Promise<void>,
): Control {
  return {
    async reset() {
      // What is on its way into the log would come after it was emptied.
      await history.flush();
      await resetStore();
      switches.revert();
      lookups.clear();
      lastClaims.clear();
      actions.clearCaches();
    },
    async mails({ to } = {}) {
      const found = await listMails(pool, { recipient: to?.trim().toLowerCase() });
      return found.map(({ recipient, date, seq: _, ...mail }) => ({
        ...{ to: recipient, ...mail },
        date: date.toISOString(),
      }));
    },
    faults: {
      current: () => switches.current().disturbance,
      async set(faults) {
        const { disturbance, ...others } = switches.current();
        return (await switches.set({ ...others, disturbance: { ...disturbance, ...faults } })).disturbance;
      },
      async clear() {
        await switches.set({ ...switches.current(), disturbance: DEFAULT_SWITCHES.disturbance });
      },
    },
  };
}

// The authorization server takes its keys when it is made; requests under way end on the one that they began with.
function serve(server: Server, tenant: Tenant, control: Control) {
  let app = createApp(tenant, control);
  server.removeListener('request', answerStarting);
  server.on('request', (request, response) => app(request, response));
  return {
    rebuild(changes: Partial<Tenant>): void {
      app = createApp({ ...tenant, ...changes }, control);
    },
  };
}
