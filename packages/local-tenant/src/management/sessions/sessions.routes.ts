import { type ManagementRoute, route } from '../route.ts';
import { deleteSession } from './delete-session.ts';
import { getSession } from './get-session.ts';
import { revokeSession } from './revoke-session.ts';

/** https://auth0.com/docs/api/management/v2/sessions */
export const sessionsRoutes: ManagementRoute[] = [
  route({ method: 'get', path: '/sessions/:id', scopes: ['read:sessions'], verb: getSession }),
  route({
    method: 'delete',
    path: '/sessions/:id',
    scopes: ['delete:sessions'],
    status: 202,
    verb: deleteSession,
  }),
  route({
    method: 'post',
    path: '/sessions/:id/revoke',
    scopes: ['delete:sessions', 'delete:refresh_tokens'],
    status: 202,
    verb: revokeSession,
  }),
];
