/** Of each resource, the properties that change what the tenant does; what else it has is kept and given back. */
const EFFECTIVE = {
  'tenants/settings': ['friendly_name', 'allowed_logout_urls', 'default_audience'],
  clients: [
    ...['name', 'client_id', 'client_secret', 'description', 'app_type', 'callbacks', 'allowed_logout_urls'],
    ...['web_origins', 'grant_types', 'token_endpoint_auth_method', 'jwt_configuration', 'refresh_token'],
    ...['client_metadata', 'client_authentication_methods'],
  ],
  'resource-servers': [
    ...['name', 'identifier', 'scopes', 'signing_alg', 'signing_secret', 'token_lifetime'],
    ...['allow_offline_access', 'enforce_policies', 'token_dialect'],
  ],
  'client-grants': ['client_id', 'audience', 'scope', 'subject_type', 'allow_all_scopes'],
};
export type Resource = keyof typeof EFFECTIVE;

/** Those of the named properties of a resource that are kept and given back without an effect. */
export function propertiesWithoutEffect(resource: Resource, names: string[]): string[] {
  return names.filter((name) => !EFFECTIVE[resource].includes(name));
}

/** The resource that a route of the Management API writes; undefined for one whose properties all count. */
export function resourceOf(path: string): Resource | undefined {
  const [, resource] = /^\/(tenants\/settings|[\w-]+)(\/:id)?$/.exec(path) ?? [];
  return Object.keys(EFFECTIVE).includes(resource ?? '') ? (resource as Resource) : undefined;
}
