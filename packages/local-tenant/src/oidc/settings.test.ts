import type { Client } from 'oidc-provider';
import { expect, test } from 'vitest';
import { cookieNames, isAllowedOrigin, lifetimes, SESSION_SECONDS } from './settings.ts';

const DAY = 86_400;

/** What the lifetime of this kind is for an application and a token of an API. */
function secondsOf(kind: keyof typeof lifetimes, own?: object, accessTokenTTL?: number): unknown {
  const lifetime = lifetimes[kind];
  if (typeof lifetime !== 'function') return lifetime;
  const token = { resourceServer: accessTokenTTL === undefined ? undefined : { accessTokenTTL } };
  return (lifetime as (...args: unknown[]) => number)({}, token, { lifetimes: own } as unknown as Client);
}

test.each([
  ['AccessToken', DAY],
  ['ClientCredentials', DAY],
  ['AuthorizationCode', 60],
  ['Grant', 31 * DAY],
  ['IdToken', 36_000],
  ['Interaction', 3_600],
  ['RefreshToken', 30 * DAY],
  ['Session', 3 * DAY],
] as const)('a %s lives for %d seconds unless told otherwise', (kind, seconds) => {
  expect(secondsOf(kind)).toBe(seconds);
  expect(SESSION_SECONDS).toBe(3 * DAY);
});

test('tokens live as long as their API or their application says', () => {
  for (const kind of ['AccessToken', 'ClientCredentials'] as const)
    expect(secondsOf(kind, undefined, 120)).toBe(120);
  const own = { idToken: 90, refreshToken: 100 };
  expect([secondsOf('IdToken', own), secondsOf('RefreshToken', own)]).toEqual([90, 100]);
});

test.each([
  ['https://app.example', ['https://app.example'], [], true],
  ['https://app.example', [], ['https://other.example/', 'https://app.example/cb'], true],
  ['https://app.example', ['https://other.example'], ['https://other.example/cb'], false],
  ['https://app.example', [], ['no address'], false],
  ['null', ['null'], ['app://callback'], false],
])('of pages of %s with origins %j and addresses %j: %s', (origin, webOrigins, callbacks, isAllowed) => {
  expect(isAllowedOrigin(origin, webOrigins, callbacks)).toBe(isAllowed);
});

test('allows no page where no address is known', () => {
  expect(isAllowedOrigin('https://app.example')).toBe(false);
});

test('tells the cookies of its two addresses apart', () => {
  expect(cookieNames('http://localhost:4100/')).toEqual({
    session: 'tenant_session',
    interaction: 'tenant_interaction',
    resume: 'tenant_resume',
  });
  expect(Object.values(cookieNames('https://localhost:4101/'))).toEqual([
    ...['tenant_tls_session', 'tenant_tls_interaction', 'tenant_tls_resume'],
  ]);
});
