import { actionsRoutes } from './actions/actions.routes.ts';
import { clientGrantsRoutes } from './client-grants/client-grants.routes.ts';
import { clientsRoutes } from './clients/clients.routes.ts';
import { connectionsRoutes } from './connections/connections.routes.ts';
import { keysRoutes } from './keys/keys.routes.ts';
import { logsRoutes } from './logs/logs.routes.ts';
import { refreshTokensRoutes } from './refresh-tokens/refresh-tokens.routes.ts';
import { resourceServersRoutes } from './resource-servers/resource-servers.routes.ts';
import { rolesRoutes } from './roles/roles.routes.ts';
import type { ManagementRoute } from './route.ts';
import { sessionsRoutes } from './sessions/sessions.routes.ts';
import { tenantSettingsRoutes } from './tenant-settings/tenant-settings.routes.ts';
import { usersRoutes } from './users/users.routes.ts';

/** Every route of the Management API. */
export const allRoutes: ManagementRoute[] = [
  ...usersRoutes,
  ...sessionsRoutes,
  ...refreshTokensRoutes,
  ...rolesRoutes,
  ...clientsRoutes,
  ...resourceServersRoutes,
  ...clientGrantsRoutes,
  ...actionsRoutes,
  ...keysRoutes,
  ...logsRoutes,
  ...connectionsRoutes,
  ...tenantSettingsRoutes,
];
