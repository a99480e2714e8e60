import { CLAIMS } from '@setlist/contracts';
import { expect, test } from 'vitest';
import { identityOf } from './identity-of.ts';

const idToken = (claims: object) =>
  `e30.${Buffer.from(JSON.stringify({ sub: 'auth0|vera', ...claims })).toString('base64url')}.signature`;

test('reads name, roles, plan and preferences from their namespaced claims', () => {
  const token = idToken({
    email: 'vera@setlist.example',
    [CLAIMS.displayName]: 'Vera ✨',
    [CLAIMS.roles]: ['playlist_editor'],
    [CLAIMS.plan]: 'full',
    [CLAIMS.preferences]: { theme: 'dark', language: 'es' },
  });
  expect(identityOf(token)).toEqual({
    sub: 'auth0|vera',
    email: 'vera@setlist.example',
    displayName: 'Vera ✨',
    roles: ['playlist_editor'],
    plan: 'full',
    preferences: { theme: 'dark', language: 'es' },
  });
});

test('gives somebody without metadata the least: no role, the free plan, the system theme', () => {
  expect(identityOf(idToken({}))).toEqual({
    sub: 'auth0|vera',
    displayName: 'user',
    roles: [],
    plan: 'free',
    preferences: { theme: 'system', language: 'en' },
  });
});

test('does not take a role or a plan from a claim of the wrong shape', () => {
  const identity = identityOf(
    idToken({ [CLAIMS.roles]: 'playlist_editor', [CLAIMS.plan]: 'platinum', roles: ['admin'] }),
  );
  expect(identity.roles).toEqual([]);
  expect(identity.plan).toBe('free');
});

test('refuses what is no token', () => {
  expect(() => identityOf('nonsense')).toThrow();
});
