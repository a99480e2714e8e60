import type { TenantConfig } from './schema.ts';

/** Of each section, the properties that change what the tenant does; what else an entry has is kept and given back. */
const EFFECTIVE: Record<string, string[]> = {
  tenant: ['friendly_name', 'allowed_logout_urls'],
  clients: [
    ...['name', 'client_id', 'client_secret', 'description', 'app_type', 'callbacks', 'allowed_logout_urls'],
    ...['web_origins', 'grant_types', 'token_endpoint_auth_method', 'jwt_configuration', 'refresh_token'],
    'client_metadata',
  ],
  resourceServers: [
    ...['name', 'identifier', 'scopes', 'signing_alg', 'token_lifetime', 'allow_offline_access'],
    ...['enforce_policies', 'token_dialect'],
  ],
  clientGrants: ['client_id', 'audience', 'scope', 'subject_type', 'allow_all_scopes'],
  roles: ['name', 'description', 'permissions'],
  actions: [
    ...['name', 'code', 'source', 'deployed', 'secrets', 'supported_triggers', 'dependencies', 'runtime'],
    'status',
  ],
  triggers: [],
};

/**
 * Names what a configuration says that changes nothing here: sections that are not read, unless there is nothing in
 * them, and properties without effect, such as `clients.logo_uri`.
 */
export function withoutEffect(config: TenantConfig): string[] {
  return Object.entries(config).flatMap(([section, content]) => {
    const effective = EFFECTIVE[section];
    if (!effective) return isEmpty(content) ? [] : [section];
    if (section === 'triggers') return [];
    const entries: unknown[] = [content].flat();
    const properties = new Set(entries.flatMap((entry) => Object.keys(entry ?? {})));
    return [...properties].filter((name) => !effective.includes(name)).map((name) => `${section}.${name}`);
  });
}

function isEmpty(content: unknown): boolean {
  return typeof content === 'object' && content !== null && Object.keys(content).length === 0;
}
