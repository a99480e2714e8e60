/** Scopes of the Management API that a user may have, for acting on their own account only. */
export const CURRENT_USER_SCOPES = [
  'read:current_user',
  'delete:current_user',
  'create:current_user_metadata',
  'update:current_user_metadata',
  'delete:current_user_metadata',
];

/** Scopes of the Management API that an application can be granted. */
export const MANAGEMENT_SCOPES = [
  ...[
    'users',
    'clients',
    'client_grants',
    'client_keys',
    'resource_servers',
    'roles',
    'actions',
    'connections',
  ].flatMap((resource) => ['read', 'create', 'update', 'delete'].map((verb) => `${verb}:${resource}`)),
  ...['read', 'create', 'update', 'delete'].map((verb) => `${verb}:users_app_metadata`),
  'read:client_summary',
  'read:client_credentials',
  'create:client_credentials',
  'update:client_credentials',
  'delete:client_credentials',
  'update:client_token_vault_privileged_access',
  'read:user_idp_tokens',
  'read:role_members',
  'create:role_members',
  'delete:role_members',
  'delete:guardian_enrollments',
  'delete:sessions',
  'delete:refresh_tokens',
  'read:stats',
  'read:logs',
  'read:logs_users',
  'read:tenant_settings',
  'update:tenant_settings',
  'read:signing_keys',
  'create:signing_keys',
  'update:signing_keys',
];
