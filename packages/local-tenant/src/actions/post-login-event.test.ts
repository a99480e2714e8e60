import { expect, test } from 'vitest';
import type { UserRow } from '../store/users.ts';
import { createPostLoginEvent, type LoginContext } from './run-post-login.ts';

const eventOf = (user: Partial<UserRow>, more: object = {}) =>
  createPostLoginEvent({ issuer: 'http://localhost:4400/', name: 'Setlist' }, {
    user: { user_id: 'auth0|jane', created_at: new Date(), updated_at: new Date(), ...user },
    client: { client_id: 'web', name: 'Setlist Web', data: {} },
    protocol: 'oidc-basic-profile',
    roles: [],
    scopes: ['openid'],
    request: {},
    ...more,
  } as unknown as LoginContext);

test('tells an Action by which connection and which method somebody signed in', () => {
  expect(eventOf({ connection: 'Username-Password-Authentication' })).toMatchObject({
    connection: { id: 'con_0000000000000001', strategy: 'auth0' },
    authentication: { methods: [{ name: 'pwd' }] },
  });
  expect(eventOf({ user_id: 'google-oauth2|1', connection: 'google-oauth2' })).toMatchObject({
    connection: { id: 'con_0000000000000002', strategy: 'google-oauth2' },
    authentication: { methods: [{ name: 'federated' }] },
  });
});

test.each([
  [{ rotation_type: 'rotating' }, true],
  [{ rotation_type: 'non-rotating' }, false],
  [undefined, false],
])(
  'tells an Action whether a refresh token rotates, where the application says %j',
  (refresh_token, rotating) => {
    const client = { client_id: 'web', name: 'Setlist Web', data: { refresh_token } };
    const refreshed = { client, protocol: 'oauth2-refresh-token', refreshToken: { id: 'g', createdAt: 1 } };
    expect(eventOf({}, refreshed)).toMatchObject({ refresh_token: { rotating } });
  },
);
