export type { ClientCredentials } from './config/apply-config.ts';
export type { RunningTenant, TenantOptions } from './options.ts';
export { startTenant } from './start-tenant.ts';
export { UNLIMITED_SWITCHES } from './switches/switches.ts';
