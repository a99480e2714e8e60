import express, { type ErrorRequestHandler, Router } from 'express';
import { AWAY, isStoreAway } from '../store/away.ts';
import { Overloaded } from '../store/gate.ts';
import { isTextRefused } from '../store/storable-text.ts';
import { limitRate } from '../switches/limit-rate.ts';
import type { Tenant } from '../tenant.ts';
import { actionsRoutes } from './actions/actions.routes.ts';
import { authenticate } from './authenticate.ts';
import { clientCredentialsRoutes } from './client-credentials.ts';
import { clientGrantsRoutes } from './client-grants.ts';
import { clientsRoutes } from './clients.ts';
import { connectionsRoutes } from './connections.ts';
import { ManagementError, tooManyRequests } from './errors.ts';
import { eventsRoutes } from './events.ts';
import { keysRoutes } from './keys.ts';
import { logsRoutes } from './logs/logs.ts';
import { noneOfTheseRoutes } from './none-of-these.ts';
import { refreshTokensRoutes } from './refresh-tokens.ts';
import { resourceServersRoutes } from './resource-servers.ts';
import { rolesRoutes } from './roles.ts';
import { type ManagementRoute, mount } from './route.ts';
import { sessionsRoutes } from './sessions.ts';
import { tenantSettingsRoutes } from './tenant-settings.ts';
import { usersRoutes } from './users/users.routes.ts';
import { validationError } from './validate.ts';

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

/** Auth0's Management API v2, to be mounted at /api/v2. */
export function managementRoutes(tenant: Tenant): Router {
  const router = Router({ caseSensitive: true });
  router.use(noStore, limitRate(tenant, 'management', tooManyRequests()), authenticate(tenant));
  mount(router, tenant, allRoutes);
  router.use(() => {
    throw new ManagementError(404, 'Not Found');
  });
  router.use(answerError(tenant));
  return router;
}

const noStore: express.RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

function answerError({ log }: Tenant): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const known = error instanceof ManagementError ? error : (fromRequest(error) ?? fromDatabase(error));
    if (!known) log.error({ err: error, path: request.path }, 'the Management API failed');
    const answer = known ?? new ManagementError(500, 'An internal error occurred');
    if (answer.statusCode === 503) response.set(AWAY.headers);
    response.status(answer.statusCode).json(answer);
  };
}

function fromRequest(error: { type?: string; status?: number }): ManagementError | undefined {
  if (error.type === 'entity.too.large')
    return new ManagementError(413, 'Payload content length greater than maximum allowed', 'invalid_body');
  if (error instanceof Overloaded) return tooManyRequests();
  if (error.status === 415) return new ManagementError(415, 'Unsupported Media Type');
  if (error instanceof URIError) return validationError('Path', 'The path is not encoded as UTF-8');
  if (error.status === 400)
    return new ManagementError(400, 'Invalid request payload JSON format', 'invalid_body');
  return undefined;
}

function fromDatabase(error: unknown): ManagementError | undefined {
  if (isStoreAway(error)) return new ManagementError(503, AWAY.body.error_description);
  if (!isTextRefused(error)) return undefined;
  return new ManagementError(400, 'The text holds a character that cannot be stored', 'invalid_body');
}
