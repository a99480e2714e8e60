import { randomBytes } from 'node:crypto';
import { applyConfig } from './config/apply-config.ts';
import { importUsers } from './config/import-users.ts';
import { readConfig } from './config/read-config.ts';
import { MANAGEMENT_API, toStoredAudience } from './domain/audience.ts';
import { MANAGEMENT_SCOPES } from './domain/management-scopes.ts';
import type { TenantOptions } from './options.ts';
import { saveClientGrant } from './store/client-grants.ts';
import { saveClient } from './store/clients.ts';
import { inTransaction, type Pool } from './store/database.ts';
import { insertResourceServer } from './store/resource-servers.ts';
import { settingOr } from './store/settings.ts';
import { loadSigningKeys } from './store/signing-keys.ts';
import { readTenantNames, readTenantSettings, writeTenantSettings } from './store/tenant-settings.ts';
import type { Tenant } from './tenant.ts';

const LOCK = 4_400_002;

/**
 * Fills the store from the configuration and loads what every request needs. All or nothing: a configuration that
 * cannot be used leaves the store as it was.
 */
export async function bootstrap(
  pool: Pool,
  options: TenantOptions & Pick<Tenant, 'log' | 'passwords'>,
  issuer: string,
): Promise<Pick<Tenant, 'name' | 'keys' | 'cookieKeys' | 'allowedLogoutUrls'>> {
  const keywords = { AUTH0_DOMAIN: new URL(issuer).host, AUTH0_ISSUER_BASE_URL: issuer, ...options.keywords };
  const config = await readConfig(options.configFile, keywords);
  return inTransaction(pool, async (db) => {
    await db.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await insertResourceServer(db, {
      identifier: MANAGEMENT_API,
      name: 'Auth0 Management API',
      data: { is_system: true },
    });
    await writeTenantSettings(db, { ...(await readTenantSettings(db)), ...config.tenant });
    await applyConfig(db, config, options.clients ?? {}, (audience) => toStoredAudience(issuer, audience));
    if (options.deployClient) {
      const data = { app_type: 'non_interactive', grant_types: ['client_credentials'] } as const;
      await saveClient(db, {
        ...options.deployClient,
        name: 'Deploy',
        data: { ...data, grant_types: [...data.grant_types] },
      });
      await saveClientGrant(db, {
        client_id: options.deployClient.client_id,
        audience: MANAGEMENT_API,
        scope: MANAGEMENT_SCOPES,
      });
    }
    if (options.usersFile) {
      if (!options.demoPassword)
        throw new Error('Users are to be imported, but there is no password for them: set DEMO_PASSWORD.');
      const { usersFile: file, demoPassword: password, passwords } = options;
      const imported = await importUsers(db, { file, password, passwords });
      if (imported > 0) options.log.info({ imported, file: options.usersFile }, 'users imported');
    }
    return {
      ...(await readTenantNames(db)),
      keys: await loadSigningKeys(db),
      cookieKeys: await settingOr(db, 'cookie_keys', () => [randomBytes(32).toString('base64url')]),
    };
  });
}
