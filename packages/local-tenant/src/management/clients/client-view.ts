import type { ClientRow } from '../../store/clients.ts';
import { findClient } from '../../store/clients.ts';
import type { Database } from '../../store/database.ts';
import type { Tenant } from '../../tenant.ts';
import { ManagementError } from '../errors.ts';

/** What Auth0 fills in for an application where nothing was said. */
const CLIENT_DEFAULTS = {
  is_first_party: true,
  oidc_conformant: true,
  sso_disabled: false,
  cross_origin_auth: false,
  callbacks: [],
  allowed_logout_urls: [],
  web_origins: [],
  allowed_origins: [],
  allowed_clients: [],
  client_aliases: [],
  grant_types: [],
  custom_login_page_on: true,
  is_token_endpoint_ip_header_trusted: false,
  jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 36_000, secret_encoded: false },
  refresh_token: {
    rotation_type: 'non-rotating',
    expiration_type: 'non-expiring',
    leeway: 0,
    token_lifetime: 2_592_000,
    idle_token_lifetime: 1_296_000,
    infinite_token_lifetime: true,
    infinite_idle_token_lifetime: true,
  },
};

/** All that the Management API knows of an application; `readableClient` says who may see what of it. */
export function clientView(tenant: Tenant, { client_id, client_secret, name, data }: ClientRow) {
  return {
    tenant: tenant.name,
    global: false,
    ...CLIENT_DEFAULTS,
    ...data,
    name,
    client_id,
    ...(data.token_endpoint_auth_method === 'none' ? {} : { client_secret }),
  };
}

/** Finds an application; `lock` keeps it from others until the transaction ends. Throws 404 when there is none. */
export async function requireClient(
  db: Database,
  clientId = '',
  { lock = false }: { lock?: boolean } = {},
): Promise<ClientRow> {
  if (lock) await db.query('SELECT 1 FROM clients WHERE client_id = $1 FOR UPDATE', [clientId]);
  const client = await findClient(db, clientId);
  if (!client) throw new ManagementError(404, 'The client does not exist', 'inexistent_client');
  return client;
}
