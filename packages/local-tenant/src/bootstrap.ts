import { randomBytes } from 'node:crypto';
import { applyConfig, type ClientCredentials } from './config/apply-config.ts';
import { importUsers } from './config/import-users.ts';
import { type ReadTenantConfig, readConfig } from './config/read-config.ts';
import { MANAGEMENT_API, toStoredAudience } from './domain/audience.ts';
import { MANAGEMENT_SCOPES } from './domain/management-scopes.ts';
import type { TenantOptions } from './options.ts';
import { listActions } from './store/actions.ts';
import { saveClientGrant } from './store/client-grants.ts';
import { saveClient } from './store/clients.ts';
import { type Database, inTransaction, type Pool } from './store/database.ts';
import { insertResourceServer } from './store/resource-servers.ts';
import { settingOr } from './store/settings.ts';
import { loadSigningKeys } from './store/signing-keys.ts';
import {
  readTenantNames,
  readTenantSettings,
  type TenantNames,
  writeTenantSettings,
} from './store/tenant-settings.ts';
import type { Tenant } from './tenant.ts';

const LOCK = 4_400_002;

type BootstrapOptions = TenantOptions & Pick<Tenant, 'log' | 'passwords'>;

/** What every request needs, and how the store came to have it. */
export interface Bootstrapped extends TenantNames, Pick<Tenant, 'keys' | 'cookieKeys'> {
  /** Whether the store was empty. */
  isFresh: boolean;
  /** Writes configuration and users into a store; applications keep the credentials that are named. */
  fill: (db: Database, credentials: Record<string, ClientCredentials>) => Promise<void>;
}

/**
 * Fills the store from the configuration and loads what every request needs. All or nothing: a configuration that
 * cannot be used leaves the store as it was.
 */
export async function bootstrap(
  pool: Pool,
  options: BootstrapOptions,
  issuer: string,
): Promise<Bootstrapped> {
  const keywords = { AUTH0_DOMAIN: new URL(issuer).host, AUTH0_ISSUER_BASE_URL: issuer, ...options.keywords };
  const { config, withoutEffect } = await readConfig(options.config ?? {}, keywords);
  if (withoutEffect.length > 0) options.log.info({ withoutEffect }, 'kept, without effect here');
  const fill: Bootstrapped['fill'] = (db, credentials) => fillStore(db, options, config, issuer, credentials);
  return inTransaction(pool, async (db) => {
    await db.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const isFresh = (await db.query('SELECT FROM resource_servers LIMIT 1')).rowCount === 0;
    await fill(db, {});
    return {
      ...(await readTenantNames(db)),
      keys: await loadSigningKeys(db),
      cookieKeys: await settingOr(db, 'cookie_keys', () => [randomBytes(32).toString('base64url')]),
      ...{ isFresh, fill },
    };
  });
}

async function fillStore(
  db: Database,
  { clients, deployClient, users, password, passwords, log }: BootstrapOptions,
  config: ReadTenantConfig,
  issuer: string,
  credentials: Record<string, ClientCredentials>,
): Promise<void> {
  await insertResourceServer(db, {
    identifier: MANAGEMENT_API,
    name: 'Auth0 Management API',
    data: { is_system: true },
  });
  await writeTenantSettings(db, { ...(await readTenantSettings(db)), ...config.tenant });
  await applyConfig(db, config, { ...credentials, ...clients }, (audience) =>
    toStoredAudience(issuer, audience),
  );
  if (deployClient) {
    const data = { app_type: 'non_interactive' as const, grant_types: ['client_credentials'] };
    await saveClient(db, { ...deployClient, name: 'Deploy', data });
    const { client_id } = deployClient;
    await saveClientGrant(db, { client_id, audience: MANAGEMENT_API, scope: MANAGEMENT_SCOPES });
  }
  if (!users) return;
  const imported = await importUsers(db, { users, password, passwords });
  if (imported > 0) log.info({ imported }, 'users imported');
}

/**
 * Installs the packages of every Action that is deployed. What cannot be had is named in the log, and by `require` when the
 * Action asks for it: a tenant starts without a network, too.
 */
export async function installActionModules(
  pool: Pool,
  { actions, log }: Pick<Tenant, 'actions' | 'log'>,
): Promise<void> {
  for (const { name, deployed } of await listActions(pool, { deployed: true })) {
    await actions
      .install(deployed?.dependencies ?? [])
      .catch((err) => log.warn({ err, action: name }, 'packages of an Action are missing'));
  }
}
