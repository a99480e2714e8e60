/** How the Management API is named in the store, where the tenant's address does not belong. */
export const MANAGEMENT_API = 'management-api';

/**
 * Whether an audience means this tenant's Management API. Official clients ask for `https://HOST/api/v2/` even of a
 * tenant without TLS, so both schemes count.
 */
export function isManagementAudience(issuer: string, audience: string): boolean {
  const { host } = new URL(issuer);
  return audience === `https://${host}/api/v2/` || audience === `http://${host}/api/v2/`;
}

/** Whether an audience means the Management API of a tenant at Auth0, which a configuration that was exported there names. */
export function isManagementAudienceAtAuth0(audience: string): boolean {
  return /^https:\/\/[\w-]+(\.[\w-]+)*\.auth0\.com\/api\/v2\/$/.test(audience);
}

/** How an API is named outside that is kept in the store under a name: the Management API by its https address. */
export function toPublicAudience(issuer: string, stored: string): string {
  return stored === MANAGEMENT_API ? `https://${new URL(issuer).host}/api/v2/` : stored;
}

/** Permissions, each with its API as that is named outside. */
export function toPublicPermissions<T extends { resource_server_identifier: string }>(
  issuer: string,
  permissions: T[],
): T[] {
  return permissions.map((permission) => ({
    ...permission,
    resource_server_identifier: toPublicAudience(issuer, permission.resource_server_identifier),
  }));
}

/** The name under which an audience is kept in the store. */
export function toStoredAudience(issuer: string, audience: string): string {
  return isManagementAudience(issuer, audience) ? MANAGEMENT_API : audience;
}
