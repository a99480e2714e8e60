import { type ManagementRoute, route } from '../route.ts';
import { deleteRefreshToken } from './delete-refresh-token.ts';

/** https://auth0.com/docs/api/management/v2/refresh-tokens */
export const refreshTokensRoutes: ManagementRoute[] = [
  route({
    method: 'delete',
    path: '/refresh-tokens/:id',
    scopes: ['delete:refresh_tokens'],
    status: 202,
    verb: deleteRefreshToken,
  }),
];
