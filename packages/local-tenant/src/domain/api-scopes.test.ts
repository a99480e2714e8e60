import { expect, test } from 'vitest';
import type { ResourceServerRow } from '../store/resource-servers.ts';
import { definedScopes, OIDC_SCOPES, userScopes } from './api-scopes.ts';
import { MANAGEMENT_API } from './audience.ts';
import { CURRENT_USER_SCOPES, MANAGEMENT_SCOPES } from './management-scopes.ts';

const api = (identifier: string, data: ResourceServerRow['data'] = {}): ResourceServerRow => ({
  ...{ id: 'api', identifier, name: 'API', data },
});
const scopes = [{ value: 'read:a' }, { value: 'read:b' }];
const permissionsOn = (identifier: string) => [`of ${identifier}`];

test('an API defines what it says, and the Management API what Auth0 does', () => {
  expect(definedScopes(api('https://a.example', { scopes }))).toEqual(['read:a', 'read:b']);
  expect(definedScopes(api('https://a.example'))).toEqual([]);
  expect(definedScopes(api(MANAGEMENT_API, { scopes }))).toEqual([
    ...MANAGEMENT_SCOPES,
    ...CURRENT_USER_SCOPES,
  ]);
});

test('people get all of an API, what their roles permit where it asks for that, and their own account of Auth0', async () => {
  expect(await userScopes(api('https://a.example', { scopes }), permissionsOn)).toEqual(['read:a', 'read:b']);
  const enforced = api('https://a.example', { scopes, enforce_policies: true });
  expect(await userScopes(enforced, permissionsOn)).toEqual(['of https://a.example']);
  expect(await userScopes(api(MANAGEMENT_API), permissionsOn)).toEqual(CURRENT_USER_SCOPES);
});

test('the standard scopes belong to no API', () => {
  const standard = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'];
  expect([...OIDC_SCOPES]).toEqual(standard);
});
