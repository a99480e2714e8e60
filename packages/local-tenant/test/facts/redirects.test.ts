import { createHmac } from 'node:crypto';
import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
let id: string;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
  const secrets = [{ name: 'S', value: SECRET }];
  const supported_triggers = [{ id: 'post-login', version: 'v3' }];
  id = (await call('POST', '/actions/actions', { name: 'Redirects', supported_triggers, secrets })).body.id;
});
afterAll(() => tenant.close());

const SECRET = 'shared-with-the-other-place';
const ELSEWHERE = 'https://elsewhere.example/form';
const CLAIM = 'https://x.example/told';
const now = () => Math.floor(Date.now() / 1000);

async function deploy(start: string, goOn = ''): Promise<void> {
  const code = `exports.onExecutePostLogin = async (event, api) => { ${start} };
    exports.onContinuePostLogin = async (event, api) => { ${goOn} };`;
  await call('PATCH', `/actions/actions/${id}`, { code });
  expect((await call('POST', `/actions/actions/${id}/deploy`)).status).toBe(200);
  await call('PATCH', '/actions/triggers/post-login/bindings', {
    bindings: [{ ref: { type: 'action_id', value: id } }],
  });
}

/** Signs somebody in up to the redirect; what comes back has the state, and goes on with a token. */
async function goElsewhere(demo = 'auth0|jane') {
  const cookies = new CookieJar();
  const page = (await cookies.follow(tenant.authorizeUrl(), REDIRECT_URI)) as Response;
  const form = { method: 'POST', body: new URLSearchParams({ demo }) };
  const sent = (await cookies.follow(new URL(page.url), ELSEWHERE, form)) as URL;
  const state = sent.searchParams.get('state') ?? '';
  const comeBack = async (session_token: string): Promise<URL> => {
    const back = new URL(`continue?${new URLSearchParams({ state, session_token })}`, tenant.issuer);
    return (await cookies.follow(back, REDIRECT_URI)) as URL;
  };
  return { sent, state, comeBack };
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
function sign(
  payload: unknown,
  { header = { alg: 'HS256', typ: 'JWT' } as object, secret = SECRET, hash = 'sha256' } = {},
) {
  const text = `${base64url(header)}.${base64url(payload)}`;
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
}

type Tampering = (good: Record<string, unknown>) => string;
const REFUSED: [what: string, token: Tampering][] = [
  ['no token', () => ''],
  ['no JWT', () => 'x.y.z'],
  ['a fourth part', (good) => `${sign(good)}.x`],
  ['another secret', (good) => sign(good, { secret: 'another' })],
  ['no signature', (good) => `${sign(good).split('.').slice(0, 2).join('.')}.`],
  ['alg none', (good) => `${base64url({ alg: 'none' })}.${base64url(good)}.`],
  ['alg HS512', (good) => sign(good, { header: { alg: 'HS512' }, hash: 'sha512' })],
  ['another alg in the header', (good) => sign(good, { header: { alg: 'RS256' } })],
  ['a critical extension', (good) => sign(good, { header: { alg: 'HS256', crit: ['exp'] } })],
  ['a payload that is none', () => sign(null)],
  ['an end that has passed', (good) => sign({ ...good, exp: now() - 1 })],
  ['no end', ({ exp: _, ...good }) => sign(good)],
  ['an end in words', (good) => sign({ ...good, exp: 'tomorrow' })],
  ['a date of issue in the future', (good) => sign({ ...good, iat: now() + 600 })],
  ['a beginning in the future', (good) => sign({ ...good, nbf: now() + 600 })],
  ['another user', (good) => sign({ ...good, sub: 'auth0|vera' })],
  ['no user', ({ sub: _, ...good }) => sign(good)],
  ['another state', (good) => sign({ ...good, state: 'of-another-sign-in' })],
  ['no state', ({ state: _, ...good }) => sign(good)],
];

test.each(REFUSED)('validateToken refuses %s', async (_what, tamper) => {
  await deploy(
    `api.redirect.sendUserTo('${ELSEWHERE}');`,
    `api.idToken.setCustomClaim('${CLAIM}', api.redirect.validateToken({ secret: event.secrets.S }).colour);`,
  );
  const { state, comeBack } = await goElsewhere();
  const good = { sub: 'auth0|jane', state, iat: now(), exp: now() + 60, colour: 'blue' };
  expect((await comeBack(tamper(good))).searchParams.get('error')).toBe('access_denied');
});

test('validateToken gives what was signed for this user and this redirect, once', async () => {
  await deploy(
    `api.redirect.sendUserTo('${ELSEWHERE}');`,
    `api.idToken.setCustomClaim('${CLAIM}', api.redirect.validateToken({ secret: event.secrets.S }).colour);`,
  );
  const { state, comeBack } = await goElsewhere();
  const token = sign({ sub: 'auth0|jane', state, iat: now(), exp: now() + 60, colour: 'blue' });
  const code = (await comeBack(token)).searchParams.get('code') ?? '';
  const { clientId: client_id, clientSecret: client_secret = '' } = tenant.web;
  const body = new URLSearchParams({
    ...{ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, client_id, client_secret },
  });
  const answer = await fetch(`${tenant.issuer}oauth/token`, { method: 'POST', body });
  expect(decodeJwt(((await answer.json()) as { id_token: string }).id_token)[CLAIM]).toBe('blue');
  const again = await goElsewhere();
  expect((await again.comeBack(token)).searchParams.get('error')).toBe('access_denied');
});

test('validateToken and encodeToken want a secret', async () => {
  await deploy(
    `api.redirect.sendUserTo('${ELSEWHERE}');`,
    `api.redirect.validateToken({ secret: event.secrets.NONE ?? '' });`,
  );
  const { state, comeBack } = await goElsewhere();
  const unsigned = sign({ sub: 'auth0|jane', state, exp: now() + 60 }, { secret: '' });
  expect((await comeBack(unsigned)).searchParams.get('error')).toBe('access_denied');
  await deploy(`api.redirect.encodeToken({ secret: '', payload: {} });`);
  const refused = await tenant.authorize({ email: 'jane.doe@example.com' }, 'v'.repeat(43));
  expect(refused.searchParams.get('error')).toBe('access_denied');
});

test('encodeToken signs the host of the tenant, the user, their address and an end, over what the payload says', async () => {
  await deploy(`const payload = { sub: 'me', iss: 'me', ip: 'me', exp: 1, step: 1 };
    const token = api.redirect.encodeToken({ secret: event.secrets.S, payload, expiresInSeconds: 60 });
    api.redirect.sendUserTo('${ELSEWHERE}', { query: { token, tenant: event.tenant.id } });`);
  const { sent } = await goElsewhere();
  const claims = decodeJwt(sent.searchParams.get('token') ?? '');
  expect(claims).toEqual({
    ...{ iss: new URL(tenant.issuer).host, sub: 'auth0|jane', ip: expect.stringMatching(/127\.0\.0\.1|::1/) },
    ...{ step: 1, iat: expect.any(Number), exp: Number(claims.iat) + 60 },
  });
  expect(sent.searchParams.get('tenant')).toBe('setlist');
});

test.each(['javascript:alert(1)', 'myapp://home', 'data:text/html,x', '/elsewhere', 'elsewhere', ''])(
  'sendUserTo refuses %j, which is no web address',
  async (target) => {
    await deploy(`api.redirect.sendUserTo(${JSON.stringify(target)});`);
    const refused = await tenant.authorize({ email: 'jane.doe@example.com' }, 'v'.repeat(43));
    expect(refused.searchParams.get('error')).toBe('access_denied');
  },
);

test('/continue by POST: the Action is told the method and the form, as it is told a query by GET', async () => {
  const told = `const { method, query, body } = event.request; api.idToken.setCustomClaim('${CLAIM}', { method, query, body });`;
  await deploy(`api.redirect.sendUserTo('${ELSEWHERE}');`, told);
  const end = async (path: string, init: RequestInit = {}) => {
    const cookies = new CookieJar();
    const page = (await cookies.follow(tenant.authorizeUrl(), REDIRECT_URI)) as Response;
    const form = { method: 'POST', body: new URLSearchParams({ demo: 'auth0|jane' }) };
    const sent = (await cookies.follow(new URL(page.url), ELSEWHERE, form)) as URL;
    const state = sent.searchParams.get('state') ?? '';
    const url = new URL(path.replace('STATE', state), tenant.issuer);
    const callback = (await cookies.follow(url, REDIRECT_URI, init)) as URL;
    const { clientId, clientSecret = '' } = tenant.web;
    const grant = { grant_type: 'authorization_code', code: callback.searchParams.get('code') ?? '' };
    const body = new URLSearchParams({
      ...{ ...grant, redirect_uri: REDIRECT_URI },
      ...{ client_id: clientId, client_secret: clientSecret },
    });
    const answer = await fetch(`${tenant.issuer}oauth/token`, { method: 'POST', body });
    return decodeJwt(((await answer.json()) as { id_token: string }).id_token)[CLAIM];
  };
  expect(await end('continue?state=STATE&answer=blue')).toEqual({
    ...{ method: 'GET', query: { answer: 'blue' }, body: {} },
  });
  const form = new URLSearchParams({ answer: 'blue', more: '1' });
  expect(await end('continue?state=STATE&of=query', { method: 'POST', body: form })).toEqual({
    ...{ method: 'POST', query: { of: 'query' }, body: { answer: 'blue', more: '1' } },
  });
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ answer: 'blue' });
  expect(await end('continue?state=STATE', { method: 'POST', headers, body })).toEqual({
    ...{ method: 'POST', query: {}, body: { answer: 'blue' } },
  });
  const deep = { answers: [{ colour: 'blue' }, 2, null], sure: true };
  expect(await end('continue?state=STATE', { method: 'POST', headers, body: JSON.stringify(deep) })).toEqual({
    ...{ method: 'POST', query: {}, body: deep },
  });
  const repeated = new URLSearchParams('a=1&a=2&b=3');
  expect(await end('continue?state=STATE&a=1&a=2', { method: 'POST', body: repeated })).toEqual({
    ...{ method: 'POST', query: { a: ['1', '2'] }, body: { a: ['1', '2'], b: '3' } },
  });
  expect(await end('continue?state=STATE&posted=%7B%7D')).toEqual({ method: 'GET', query: {}, body: {} });
});

test('/continue takes no state twice, and nothing that cannot be stored', async () => {
  const at = (path: string, init?: RequestInit) =>
    fetch(new URL(path, tenant.issuer), { redirect: 'manual', ...init }).then(({ status }) => status);
  expect(await at('continue?state=a&state=b')).toBe(400);
  for (const body of [new URLSearchParams({ a: '\0' }), new URLSearchParams({ '\0': 'a' })])
    expect(await at('continue?state=a', { method: 'POST', body })).toBe(400);
  const headers = { 'content-type': 'application/json' };
  expect(await at('continue?state=a', { method: 'POST', headers, body: '{"a":[{"b":"\\ud800"}]}' })).toBe(
    400,
  );
});

test.each(["'10'", 'null', 'NaN'])('encodeToken takes no time of %s', async (time) => {
  await deploy(`api.redirect.encodeToken({ secret: 's', payload: {}, expiresInSeconds: ${time} });`);
  await expect(tenant.signIn({ email: 'jane.doe@example.com' })).rejects.toThrow('access_denied');
});
