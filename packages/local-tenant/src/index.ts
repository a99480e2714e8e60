export type { ClientCredentials } from './config/apply-config.ts';
export type { ImportedUser } from './config/import-users.ts';
export type { TenantConfigInput } from './config/schema.ts';
export type { Faults, Mail, RunningTenant, TenantOptions } from './options.ts';
export { startTenant } from './start-tenant.ts';
export { UNLIMITED_SWITCHES } from './switches/switches.ts';
