import { type ManagementRoute, route } from '../route.ts';
import { fieldsQuery } from '../select-fields.ts';
import { getTenantSettings } from './get-tenant-settings.ts';

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
