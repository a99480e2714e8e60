import { actionsRoutes } from './actions/actions.routes.ts';
import { clientCredentialsRoutes } from './client-credentials.ts';
import { clientGrantsRoutes } from './client-grants.ts';
import { clientsRoutes } from './clients.ts';
import { connectionsRoutes } from './connections.ts';
import { eventsRoutes } from './events.ts';
import { keysRoutes } from './keys.ts';
import { logsRoutes } from './logs/logs.ts';
import { noneOfTheseRoutes } from './none-of-these.ts';
import { refreshTokensRoutes } from './refresh-tokens.ts';
import { resourceServersRoutes } from './resource-servers.ts';
import { rolesRoutes } from './roles.ts';
import type { ManagementRoute } from './route.ts';
import { sessionsRoutes } from './sessions.ts';
import { tenantSettingsRoutes } from './tenant-settings.ts';
import { usersRoutes } from './users/users.routes.ts';

/** Every route of the Management API. */
export const allRoutes: ManagementRoute[] = [
  ...usersRoutes,
  ...sessionsRoutes,
  ...refreshTokensRoutes,
  ...rolesRoutes,
  ...clientsRoutes,
  ...clientCredentialsRoutes,
  ...resourceServersRoutes,
  ...clientGrantsRoutes,
  ...actionsRoutes,
  ...keysRoutes,
  ...logsRoutes,
  ...eventsRoutes,
  ...connectionsRoutes,
  ...tenantSettingsRoutes,
  ...noneOfTheseRoutes,
];
