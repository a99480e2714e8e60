import { startTestApi, type TestApi } from '@setlist/api/test/api';
import { type Forgery, forgeToken } from '@setlist/api/test/forge-token';
import { AUDIENCE, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import express from 'express';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { serveApp } from '../../test/serve-app.ts';
import { problemHandler } from './problems.ts';
import { createVerifyToken } from './verify-token.ts';

let api: TestApi;
let otherTenant: TestTenant;
beforeAll(async () => {
  [api, otherTenant] = await Promise.all([startTestApi(), startTestTenant()]);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});
afterAll(async () => {
  await api.close();
  await otherTenant.close();
});

const ask = (authorization: string) => api.send('GET /genres', { headers: { authorization } });

test('takes an access token that the tenant signed', async () => {
  expect((await ask(`Bearer ${await api.token('jane')}`)).status).toBe(200);
});

test.each(['Bearer', 'Bearer ', 'Basic dTpw', 'Bearer  a.b.c', 'DPoP a.b.c', 'a.b.c'])(
  'answers 400 to the malformed header "%s"',
  async (authorization) => {
    const answer = await ask(authorization);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_request"');
  },
);

const refused = async (token: string) => {
  const answer = await ask(`Bearer ${token}`);
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
};

test.each<Forgery>(['alg-none', 'hs256-with-public-key', 'unknown-kid', 'known-kid', 'embedded-jwk'])(
  'refuses a forged token (%s)',
  async (how) => refused(await forgeToken(await api.token('jane'), api.tenant.issuer, how)),
);

test('refuses what is not a token at all', () => refused('a.b.c'));

test('refuses an ID token', async () => {
  const { id_token } = await api.tenant.signIn({ email: 'jane.doe@example.com' });
  await refused(id_token ?? '');
});

test('refuses a token for another audience', async () => refused(await api.tenant.machineToken()));

test('refuses a token of another issuer', async () => {
  await refused((await otherTenant.signIn({ email: 'jane.doe@example.com' })).access_token);
});

test('refuses a token that has expired', async () => {
  const { access_token } = await api.tenant.signIn({ email: 'max@setlist.example' });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 });
  await refused(access_token);
});

test('refuses a token of which a letter was changed', async () => {
  const token = await api.token('jane');
  const [header, claims, signature = ''] = token.split('.');
  const letter = signature[10] === 'A' ? 'B' : 'A';
  await refused(`${header}.${claims}.${signature.slice(0, 10)}${letter}${signature.slice(11)}`);
});

test('answers 503 with Retry-After while the keys cannot be had', async () => {
  const lonely = await startTestApi({ env: { issuer: 'http://127.0.0.1:9/' } });
  try {
    const answer = await lonely.send('GET /genres', { as: 'jane' });
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({
      type: 'https://setlist.example/problems/identity-provider-unavailable',
    });
  } finally {
    await lonely.close();
  }
});

test('goes on while the tenant is away when it has the keys, and still tells a forged token', async () => {
  const tenant = await startTestTenant();
  const soonAlone = await startTestApi({ tenant });
  try {
    const token = await soonAlone.token('jane');
    const forged = await forgeToken(token, tenant.issuer, 'known-kid');
    const first = await soonAlone.token('max');
    expect(
      (await soonAlone.send('GET /genres', { headers: { authorization: `Bearer ${first}` } })).status,
    ).toBe(200);
    await tenant.close();
    expect(
      (await soonAlone.send('GET /genres', { headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(200);
    expect(
      (await soonAlone.send('GET /genres', { headers: { authorization: `Bearer ${forged}` } })).status,
    ).toBe(401);
  } finally {
    await soonAlone.close();
  }
});

test('says what is wrong with what was sent', async () => {
  const detailOf = async (headers: Record<string, string>) => {
    const answer = await api.send('GET /genres', { headers });
    return ((await answer.json()) as { detail: string }).detail;
  };
  expect(await detailOf({})).toBe('No token was sent.');
  expect(await detailOf({ authorization: 'Bearer' })).toBe('Send it as: Authorization: Bearer <token>');
  expect(await detailOf({ authorization: 'Bearer a.b.c' })).toBe('The token was refused.');
});

/** Serves what tells who calls, and counts how often a token was verified to that end. */
async function serveVerifier() {
  const verified: string[] = [];
  const verifyToken = createVerifyToken({
    issuer: api.tenant.issuer,
    audience: AUDIENCE,
    timeoutMs: 10_000,
    onVerified: async ({ userId }) => void verified.push(userId),
  });
  const app = express().set('env', 'test');
  app.get('/', async (request, response) => void response.json(await verifyToken(request)));
  app.use(problemHandler(pino({ level: 'silent' })));
  const url = await serveApp(app);
  const ask = (authorization: string) => fetch(url, { headers: { authorization } });
  /** How often the token is verified when it is shown so many times. */
  const verifiedIn = async (times: number, authorization: string) => {
    verified.length = 0;
    for (let n = 0; n < times; n++) expect((await ask(authorization)).status).toBe(200);
    return verified.length;
  };
  return { ask, verifiedIn };
}

test('trusts a token for a minute, and never past its end', async () => {
  const { ask, verifiedIn } = await serveVerifier();
  const authorization = `Bearer ${await api.token('jane')}`;
  const { expiresAt } = (await (await ask(authorization)).json()) as { expiresAt: number };
  // The cache keeps the clock that it found when it was loaded, so that one is set forward.
  const clock = performance.now.bind(performance);
  let passed = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock() + passed);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  const pass = (ms: number) => {
    passed += ms;
    vi.setSystemTime(Date.now() + ms);
  };
  pass(61_000);
  expect(await verifiedIn(1, authorization)).toBe(1);
  pass(59_000);
  expect(await verifiedIn(1, authorization)).toBe(0);
  pass(2_000);
  expect(await verifiedIn(1, authorization)).toBe(1);
  pass(expiresAt * 1_000 - Date.now() - 10_000);
  expect(await verifiedIn(1, authorization)).toBe(1);
  pass(9_000);
  expect(await verifiedIn(1, authorization)).toBe(0);
  // What is over is taken for five seconds, since clocks differ, but not remembered.
  pass(2_000);
  expect(await verifiedIn(2, authorization)).toBe(2);
  pass(5_000);
  expect((await ask(authorization)).status).toBe(401);
});

test('remembers a token by one way to write it, so that nobody fills the memory with the same one', async () => {
  const { verifiedIn } = await serveVerifier();
  const token = await api.token('jane');
  expect(await verifiedIn(2, `Bearer ${token}`)).toBe(1);
  expect(await verifiedIn(2, `BEARER ${token}`)).toBe(2);
  expect(await verifiedIn(2, `bearer ${token}`)).toBe(2);
});
