import { MANAGEMENT_API, toPublicAudience } from '../../domain/audience.ts';
import { MANAGEMENT_SCOPES } from '../../domain/management-scopes.ts';
import type { Database } from '../../store/database.ts';
import type { ResourceServerRow } from '../../store/resource-servers.ts';
import type { Tenant } from '../../tenant.ts';
import { ManagementError } from '../errors.ts';

const DEFAULTS = {
  scopes: [],
  signing_alg: 'RS256',
  allow_offline_access: false,
  skip_consent_for_verifiable_first_party_clients: true,
  token_lifetime: 86_400,
  token_lifetime_for_web: 7_200,
  enforce_policies: false,
  token_dialect: 'access_token',
};

/** An API as the Management API shows it; the Management API itself is one, at the tenant's https address. */
export function resourceServerView(tenant: Tenant, { id, identifier, name, data }: ResourceServerRow) {
  const isSystem = identifier === MANAGEMENT_API;
  return {
    id,
    name,
    is_system: isSystem,
    identifier: toPublicAudience(tenant.issuer, identifier),
    ...DEFAULTS,
    ...data,
    ...(isSystem ? { scopes: MANAGEMENT_SCOPES.map((value) => ({ value, description: value })) } : {}),
  };
}

/**
 * Finds an API by its id or identifier; `lock` keeps it from others until the transaction ends. Throws 404 when there
 * is none.
 */
export async function requireResourceServer(
  db: Database,
  id = '',
  { lock = false }: { lock?: boolean } = {},
): Promise<ResourceServerRow> {
  const sql = `SELECT * FROM resource_servers WHERE id = $1 OR identifier = $1${lock ? ' FOR UPDATE' : ''}`;
  const { rows } = await db.query<ResourceServerRow>(sql, [id]);
  if (!rows[0])
    throw new ManagementError(404, 'The resource server does not exist', 'inexistent_resource_server');
  return rows[0];
}
