import type { z } from 'zod';
import { SESSION_SECONDS } from '../oidc/settings.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';
import { fieldsQuery, selectFields } from './select-fields.ts';

/**
 * What the configuration says of the tenant itself, and how long a session lasts here, in hours.
 * https://auth0.com/docs/api/management/v2/tenants/tenant-settings-route
 */
async function getTenantSettings(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof fieldsQuery>>,
): Promise<unknown> {
  const settings = {
    friendly_name: tenant.name,
    allowed_logout_urls: tenant.allowedLogoutUrls,
    session_lifetime: SESSION_SECONDS / 3_600,
    idle_session_lifetime: SESSION_SECONDS / 3_600,
    sandbox_version: '22',
    enabled_locales: ['en'],
    flags: {},
  };
  return selectFields(settings, query);
}

/** https://auth0.com/docs/api/management/v2/tenants */
export const tenantSettingsRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/tenants/settings',
    scopes: ['read:tenant_settings'],
    query: fieldsQuery,
    verb: getTenantSettings,
  }),
];
