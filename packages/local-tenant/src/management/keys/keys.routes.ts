import { type ManagementRoute, route } from '../route.ts';
import { getSigningKey } from './get-signing-key.ts';
import { listSigningKeys } from './list-signing-keys.ts';
import { revokeSigningKey } from './revoke-signing-key.ts';
import { rotateSigningKey } from './rotate-signing-key.ts';

/** https://auth0.com/docs/api/management/v2/keys */
export const keysRoutes: ManagementRoute[] = [
  route({ method: 'get', path: '/keys/signing', scopes: ['read:signing_keys'], verb: listSigningKeys }),
  route({
    method: 'post',
    path: '/keys/signing/rotate',
    scopes: ['create:signing_keys', 'update:signing_keys'],
    status: 201,
    verb: rotateSigningKey,
  }),
  route({ method: 'get', path: '/keys/signing/:kid', scopes: ['read:signing_keys'], verb: getSigningKey }),
  route({
    method: 'put',
    path: '/keys/signing/:kid/revoke',
    scopes: ['update:signing_keys'],
    verb: revokeSigningKey,
  }),
];
