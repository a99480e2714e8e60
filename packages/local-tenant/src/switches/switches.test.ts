import { once } from 'node:events';
import { get } from 'node:http';
import { dashboardOf } from '@setlist/local-tenant/test/dashboard';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { loadSwitchBoard } from './switch-board.ts';
import { DEFAULT_SWITCHES, type Switches, UNLIMITED_SWITCHES } from './switches.ts';
import { createTokenBuckets } from './token-buckets.ts';

let limited: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  limited = await startTestTenant({ options: { switches: withLimits({}) } });
  call = await managementClient(limited);
});
afterAll(() => limited.close());
afterEach(() => void vi.useRealTimers());

// Tokens come back so slowly that a slow machine makes no difference.
function withLimits(changes: Partial<Switches['rateLimits']>): Switches {
  const management = { enabled: true, burst: 2, perSecond: 0.01 };
  return { ...DEFAULT_SWITCHES, rateLimits: { ...DEFAULT_SWITCHES.rateLimits, management, ...changes } };
}

function withDisturbance(disturbance: Partial<Switches['disturbance']>): Switches {
  return { ...UNLIMITED_SWITCHES, disturbance: { ...UNLIMITED_SWITCHES.disturbance, ...disturbance } };
}

test('limits the Management API to two requests a second from the start', () => {
  expect(DEFAULT_SWITCHES.rateLimits.management).toEqual({ enabled: true, burst: 2, perSecond: 2 });
});

test('counts requests down in the headers and answers 429 past the limit', async () => {
  const answers = [
    await call('GET', '/clients'),
    await call('GET', '/clients'),
    await call('GET', '/clients'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  const headers = answers.map((answer) => answer.headers.get('x-ratelimit-remaining'));
  expect(headers).toEqual(['1', '0', '0']);
  const [, , last] = answers;
  expect(last?.headers.get('x-ratelimit-limit')).toBe('2');
  expect(Number(last?.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
  expect(last?.body).toEqual({
    statusCode: 429,
    error: 'Too Many Requests',
    message: 'Global limit has been reached',
    errorCode: 'too_many_requests',
  });
});

test('gives back two requests a second, and no more than the burst', () => {
  vi.useFakeTimers({ now: 1_000_000_000_000 });
  const buckets = createTokenBuckets();
  const take = () => buckets.take('k', { burst: 2, perSecond: 2 });
  expect([take().allowed, take().allowed, take()]).toEqual([
    true,
    true,
    { allowed: false, limit: 2, remaining: 0, reset: 1_000_000_001 },
  ]);
  vi.advanceTimersByTime(500);
  expect([take().allowed, take().allowed]).toEqual([true, false]);
  vi.advanceTimersByTime(60_000);
  expect([take().allowed, take().allowed, take().allowed]).toEqual([true, true, false]);
});

test('limits /userinfo by user and /oauth/token for all, when they are switched on', async () => {
  const slow = { enabled: true, burst: 2, perSecond: 0.01 };
  const tenant = await startTestTenant({
    options: { switches: withLimits({ userinfo: slow, token: { ...slow, burst: 5 } }) },
  });
  try {
    const jane = await tenant.signIn({ email: 'jane.doe@example.com' });
    const vera = await tenant.signIn({ email: 'vera@setlist.example' });
    const ask = async (token: string) =>
      (await fetch(`${tenant.issuer}userinfo`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect([
      await ask(jane.access_token),
      await ask(jane.access_token),
      await ask(jane.access_token),
    ]).toEqual([200, 200, 429]);
    expect(await ask(vera.access_token)).toBe(200);
    const tokens = Array.from({ length: 6 }, () => tenant.machineToken());
    await expect(Promise.all(tokens)).rejects.toThrow(/429.*Global limit has been reached/);
  } finally {
    await tenant.close();
  }
});

test.each(['429', '503'] as const)(
  'answers %s when told to, and spares what is not in the scope',
  async (answer) => {
    const tenant = await startTestTenant({ options: { switches: withDisturbance({ answer }) } });
    try {
      const disturbed = await managementClient(tenant);
      const { status, headers } = await disturbed('GET', '/clients');
      expect([status, headers.get('retry-after')]).toEqual([Number(answer), '1']);
      expect((await fetch(`${tenant.issuer}.well-known/openid-configuration`)).status).toBe(200);
    } finally {
      await tenant.close();
    }
  },
);

test('hangs when told to, and still closes at once', async () => {
  const tenant = await startTestTenant({
    options: { switches: withDisturbance({ answer: 'hang', scope: 'everything' }) },
  });
  const request = get(`${tenant.issuer}userinfo`, { headers: { expect: '100-continue' } });
  const ended = once(request, 'error');
  // The server says "continue" when it has the request in hand.
  await once(request, 'continue');
  await tenant.close();
  expect((await ended)[0]).toBeInstanceOf(Error);
});

test('keeps the switches in the store, refuses values without sense, and adds latency', async () => {
  const board = await loadSwitchBoard(limited.db);
  await board.set(withDisturbance({ latencyMs: 250 }));
  expect((await loadSwitchBoard(limited.db)).current().disturbance.latencyMs).toBe(250);
  await expect(board.set({ ...UNLIMITED_SWITCHES, disturbance: { latencyMs: -1 } })).rejects.toThrow();
  expect(board.current().disturbance.latencyMs).toBe(250);
  const tenant = await startTestTenant({ options: { switches: withDisturbance({ latencyMs: 250 }) } });
  try {
    const started = performance.now();
    await (await managementClient(tenant))('GET', '/clients');
    expect(performance.now() - started).toBeGreaterThanOrEqual(240);
  } finally {
    await tenant.close();
  }
});

test('has the other limits of the free plan off from the start, as Auth0 writes them down', () => {
  const { management: _, userinfo: __, token: ___, ...others } = DEFAULT_SWITCHES.rateLimits;
  const of = (burst: number, perSecond: number) => ({ enabled: false, burst, perSecond });
  expect(others).toEqual({
    authentication: of(300, 5),
    changePassword: of(10, 1 / 60),
    jwks: of(20, 20),
    keyRotation: of(5, 5 / 86_400),
  });
});

test('takes switches that were kept before there were all of the limits', async () => {
  const { management, userinfo, token } = withLimits({
    token: { enabled: true, burst: 7, perSecond: 1 },
  }).rateLimits;
  const kept = { ...DEFAULT_SWITCHES, rateLimits: { management, userinfo, token } };
  await limited.db.query(
    `INSERT INTO settings (name, value) VALUES ('switches', $1) ON CONFLICT (name) DO UPDATE SET value = $1`,
    [JSON.stringify(kept)],
  );
  const { rateLimits } = (await loadSwitchBoard(limited.db)).current();
  expect(rateLimits).toEqual({ ...DEFAULT_SWITCHES.rateLimits, management, token });
});

/** Sets limits at the running tenant, as the page of its dashboard does. */
async function setLimits(changes: Partial<Switches['rateLimits']>): Promise<void> {
  const limits = Object.entries(withLimits(changes).rateLimits).flatMap(
    ([name, { enabled, burst, perSecond }]) => [
      ...[
        [`${name}.burst`, String(burst)],
        [`${name}.perMinute`, String(perSecond * 60)],
      ],
      ...(enabled ? [[`${name}.enabled`, 'true']] : []),
    ],
  );
  const fields = { ...Object.fromEntries(limits), answer: 'normal', scope: 'management', latencyMs: '0' };
  expect((await dashboardOf(limited).submit('/dashboard/switches', fields)).status).toBe(303);
}

const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });

test.each<[limit: keyof Switches['rateLimits'], path: string, init: RequestInit | undefined]>([
  ['jwks', '.well-known/jwks.json', undefined],
  ['changePassword', 'dbconnections/change_password', form({})],
  ['authentication', 'authorize', undefined],
  ['authentication', 'oauth/token', form({})],
  ['authentication', 'oauth/revoke', form({})],
  ['authentication', 'userinfo', undefined],
  ['authentication', 'v2/logout', undefined],
  ['authentication', 'oidc/logout', undefined],
  ['authentication', 'dbconnections/signup', form({})],
])('limits %s at /%s when it is switched on', async (limit, path, init) => {
  await setLimits({ [limit]: { enabled: true, burst: 2, perSecond: 0.01 } });
  const ask = () => fetch(new URL(path, limited.issuer), { redirect: 'manual', ...init });
  const answers = [await ask(), await ask(), await ask()];
  expect(answers.map(({ status }) => status === 429)).toEqual([false, false, true]);
  expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['1', '0', '0']);
  expect(await answers[2]?.json()).toEqual({
    ...{ error: 'too_many_requests', error_description: 'Global limit has been reached' },
  });
  expect((await fetch(`${limited.issuer}.well-known/openid-configuration`)).status).toBe(200);
});

test('limits how often the signing keys are rotated, when it is switched on', async () => {
  const management = { enabled: false, burst: 2, perSecond: 2 };
  await setLimits({ management, keyRotation: { enabled: true, burst: 1, perSecond: 0.01 } });
  expect((await call('POST', '/keys/signing/rotate')).status).toBe(201);
  const { status, body } = await call('POST', '/keys/signing/rotate');
  expect([status, body.errorCode]).toEqual([429, 'too_many_requests']);
});
