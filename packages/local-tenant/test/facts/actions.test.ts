import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
const ids: string[] = [];
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
  const supported_triggers = [{ id: 'post-login', version: 'v3' }];
  for (const name of ['First', 'Second'])
    ids.push((await call('POST', '/actions/actions', { name, supported_triggers })).body.id);
});
afterAll(() => tenant.close());
beforeEach(() => run(''));

const CLAIM = 'https://x.example/probe';
const email = 'jane.doe@example.com';

/** Deploys these bodies as the only Actions, to run in this order. */
async function run(...bodies: string[]): Promise<void> {
  for (const [index, body] of bodies.entries()) {
    const code = `exports.onExecutePostLogin = async (event, api) => { ${body} };`;
    await call('PATCH', `/actions/actions/${ids[index]}`, { code });
    expect((await call('POST', `/actions/actions/${ids[index]}/deploy`)).status).toBe(200);
  }
  const bindings = bodies.map((_, index) => ({ ref: { type: 'action_id', value: ids[index] } }));
  await call('PATCH', '/actions/triggers/post-login/bindings', { bindings });
}

const put = (value: string) => `api.idToken.setCustomClaim('${CLAIM}', ${value});`;
const claimOf = (token = '') => decodeJwt(token)[CLAIM];
const signInClaim = async (who = email) => claimOf((await tenant.signIn({ email: who })).id_token);
const refusal = async (who = 'jesse@setlist.example') => {
  const callback = await tenant.authorize({ email: who }, 'v'.repeat(43));
  return Object.fromEntries(callback.searchParams);
};

test('api.validation.error refuses the sign-in with its message', async () => {
  await run(`api.validation.error('too_young', 'You are too young.');`);
  expect(await refusal()).toMatchObject({
    error: 'access_denied',
    error_description: expect.stringContaining('You are too young.'),
  });
});

test('the log names the executions of a sign-in, of a refresh and of a denial', async () => {
  await run('', '');
  const { refresh_token = '' } = await tenant.signIn({ email: 'vera@setlist.example' });
  await tenant.refresh(refresh_token);
  await run(`api.access.deny('no');`, '');
  await refusal('vera@setlist.example');
  const { body } = await call('GET', '/users/auth0%7Cvera/logs');
  const executions = ['s', 'sertft', 'f'].map(
    (wanted) => body.find(({ type }: { type: string }) => type === wanted).details.actions.executions,
  );
  expect(executions).toEqual([[expect.any(String)], [expect.any(String)], [expect.any(String)]]);
  expect(new Set(executions.flat()).size).toBe(3);
  // The exchange of the code runs no Action.
  expect(body.find(({ type }: { type: string }) => type === 'seacft')).not.toHaveProperty('details');
});

test('event.request tells the browser and its language', async () => {
  await run(put('[event.request.user_agent, event.request.language]'));
  const cookies = new CookieJar();
  await tenant.signIn({ email, cookies });
  const { clientId: client_id, clientSecret: client_secret = '', redirectUri: redirect_uri } = tenant.web;
  const headers = { 'user-agent': 'A browser/1', 'accept-language': 'de-CH' };
  const callback = (await cookies.follow(tenant.authorizeUrl(), REDIRECT_URI, { headers })) as URL;
  const code = callback.searchParams.get('code') ?? '';
  const grant = { grant_type: 'authorization_code', code, client_id, client_secret, redirect_uri };
  const body = new URLSearchParams(grant);
  const answer = await fetch(`${tenant.issuer}oauth/token`, { method: 'POST', body });
  expect(claimOf(((await answer.json()) as { id_token: string }).id_token)).toEqual(['A browser/1', 'de-CH']);
});

test('event.request has the body of a refresh, without its secrets', async () => {
  await run(put('[event.request.method, Object.keys(event.request.body).sort()]'));
  const { refresh_token = '' } = await tenant.signIn({ email });
  expect(claimOf((await tenant.refresh(refresh_token)).id_token)).toEqual([
    'POST',
    ['client_id', 'grant_type'],
  ]);
});

test('event.stats.logins_count counts sign-ins, and no refreshes', async () => {
  await run(put('event.stats.logins_count'));
  const who = 'max@setlist.example';
  const first = await tenant.signIn({ email: who });
  expect(claimOf(first.id_token)).toBe(1);
  expect(claimOf((await tenant.refresh(first.refresh_token ?? '')).id_token)).toBe(1);
  expect(await signInClaim(who)).toBe(2);
});

test('event.authorization.roles names the roles of the user', async () => {
  const { body } = await call('POST', '/roles', { name: 'Auditor' });
  await call('POST', '/users/auth0%7Cvera/roles', { roles: [body.id] });
  await run(put('event.authorization.roles'));
  expect(await signInClaim('vera@setlist.example')).toEqual(['Auditor']);
  expect(await signInClaim()).toEqual([]);
});

test('event.client.metadata is what the application was given', async () => {
  await call('PATCH', `/clients/${tenant.web.clientId}`, { client_metadata: { team: 'blue' } });
  await run(put('event.client.metadata'));
  expect(await signInClaim()).toMatchObject({ team: 'blue' });
});

test('event.refresh_token is there on a refresh only, event.session on a sign-in', async () => {
  await run(put('[typeof event.refresh_token?.id, typeof event.session?.id]'));
  const { id_token, refresh_token = '' } = await tenant.signIn({ email });
  expect(claimOf(id_token)).toEqual(['undefined', 'string']);
  expect((claimOf((await tenant.refresh(refresh_token)).id_token) as string[])[0]).toBe('string');
});

test('event.session.id and event.refresh_token.session_id are the sid of the ID token', async () => {
  await run(put('event.session?.id ?? event.refresh_token?.session_id'));
  const { id_token = '', refresh_token = '' } = await tenant.signIn({ email });
  const refreshed = (await tenant.refresh(refresh_token)).id_token ?? '';
  const { sid } = decodeJwt(id_token);
  expect(sid).toEqual(expect.any(String));
  expect([claimOf(id_token), claimOf(refreshed), decodeJwt(refreshed).sid]).toEqual([sid, sid, sid]);
});

test('later Actions see neither what earlier ones wrote to metadata nor what they did to the event', async () => {
  await run(
    `api.user.setUserMetadata('seen', true); event.user.user_metadata.touched = true; event.mark = 1;`,
    put(`['seen' in event.user.user_metadata, 'touched' in event.user.user_metadata, 'mark' in event]`),
  );
  expect(await signInClaim()).toEqual([false, false, false]);
  expect((await call('GET', '/users/auth0%7Cjane')).body.user_metadata).toMatchObject({ seen: true });
});

test('later Actions see transaction metadata, and add claims to those of earlier ones', async () => {
  await run(
    `api.transaction.setMetadata('step', 1); api.idToken.setCustomClaim('https://x.example/first', 1);`,
    put('event.transaction.metadata.step'),
  );
  const { id_token = '' } = await tenant.signIn({ email });
  expect(decodeJwt(id_token)).toMatchObject({ 'https://x.example/first': 1, [CLAIM]: 1 });
});

test('a denial skips the Actions after it, and what was written before it is kept', async () => {
  await run(
    `api.user.setAppMetadata('before', true); api.access.deny('No entry.');`,
    `api.user.setAppMetadata('after', true);`,
  );
  expect(await refusal()).toMatchObject({ error: 'access_denied', error_description: 'No entry.' });
  const { app_metadata } = (await call('GET', '/users/auth0%7Cjesse')).body;
  expect(app_metadata).toMatchObject({ before: true });
  expect(app_metadata).not.toHaveProperty('after');
});

test('drops claims with reserved names and with namespaces of Auth0, in either token, without a word', async () => {
  const names = ['roles', 'permissions', 'groups', 'sub', 'https://auth0.com/x', 'https://my.auth0.com/x'];
  const set = (token: string) =>
    names.map((name) => `api.${token}.setCustomClaim('${name}', ['set']);`).join('');
  await run(set('idToken') + set('accessToken'));
  const { id_token = '', access_token } = await tenant.signIn({ email });
  for (const claims of [decodeJwt(id_token), decodeJwt(access_token)])
    expect(Object.values(claims)).not.toContainEqual(['set']);
});

test('a claim that an Action names as the profile does wins over the profile, at sign-in, refresh and /userinfo', async () => {
  const set = {
    ...{
      name: 'Of the Action',
      nickname: 'action',
      given_name: 'Of',
      family_name: 'Action',
      email: 'a@action.example',
    },
    ...{
      picture: 'https://action.example/p.png',
      email_verified: false,
      updated_at: '2001-01-01T00:00:00.000Z',
    },
  };
  const protocol = ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'azp', 'sid', 'at_hash', 'auth_time'];
  const claims = Object.entries({ ...set, ...Object.fromEntries(protocol.map((name) => [name, 'forged'])) });
  await run(
    claims
      .map(([name, value]) => `api.idToken.setCustomClaim('${name}', ${JSON.stringify(value)});`)
      .join(''),
  );
  const userInfo = async (token: string) => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${tenant.issuer}userinfo`, { headers })).json();
  };
  for (const scope of ['openid profile email offline_access', 'openid offline_access']) {
    const first = await tenant.signIn({ email, scope, params: { nonce: 'n' } });
    const second = await tenant.refresh(first.refresh_token ?? '');
    for (const { id_token = '', access_token } of [first, second]) {
      expect(decodeJwt(id_token)).toMatchObject({
        ...set,
        iss: tenant.issuer,
        sub: 'auth0|jane',
        nonce: 'n',
      });
      expect(Object.values(decodeJwt(id_token))).not.toContain('forged');
      expect(await userInfo(access_token)).toEqual({ ...set, sub: 'auth0|jane' });
    }
  }
  await run('');
  const { id_token = '' } = await tenant.signIn({ email, scope: 'openid profile email' });
  expect(decodeJwt(id_token)).toMatchObject({ name: 'Jane Doe', email });
});

test('api.cache keeps a value for later sign-ins until it is deleted, for 15 minutes unless told, a day at most', async () => {
  await run(`
    const minutes = (record) => Math.round((record.expires_at - Date.now()) / 60_000);
    const unless = api.cache.set('a', 'kept');
    const told = api.cache.set('b', 'x', { ttl: 48 * 3_600_000 });
    ${put('[minutes(unless.record), minutes(told.record)]')}`);
  expect(await signInClaim()).toEqual([15, 24 * 60]);
  await run(`const { value } = api.cache.get('a'); api.cache.delete('a'); ${put('value')}`);
  expect(await signInClaim()).toBe('kept');
  await run(put(`api.cache.get('a') === undefined`));
  expect(await signInClaim()).toBe(true);
});

test('api.cache takes 20 entries, keys of 64 bytes, values of 4 kB, and 8 kB in all', async () => {
  await run(`
    const type = (key, value) => api.cache.set(key, value).type;
    const empty = () => { for (let i = 0; i < 30; i++) api.cache.delete('k' + i); };
    ['a', 'b'].forEach((key) => api.cache.delete(key));
    const keys = [type('k'.repeat(64), 'x'), type('k'.repeat(65), 'x')];
    api.cache.delete('k'.repeat(64));
    const values = [type('k0', 'x'.repeat(4096)), type('k0', 'x'.repeat(4097))];
    const sum = [type('k1', 'x'.repeat(4000)), type('k2', 'x'.repeat(100))];
    empty();
    const entries = Array.from({ length: 21 }, (_, i) => type('k' + i, 'x'));
    empty();
    ${put('{ keys, values, sum, entries: [entries.lastIndexOf("success"), entries.indexOf("error")] }')}`);
  expect(await signInClaim()).toEqual({
    keys: ['success', 'error'],
    values: ['success', 'error'],
    sum: ['success', 'error'],
    entries: [19, 20],
  });
});

test.each(['User', 'App'])(
  'an Action may write 32 kB of metadata of the kind %s, and no more',
  async (kind) => {
    await run(`api.user.set${kind}Metadata('big', 'x'.repeat(33 * 1024));`);
    expect(await refusal()).toMatchObject({ error: 'access_denied' });
    await run(`api.user.set${kind}Metadata('big', 'x'.repeat(31 * 1024));`);
    expect(await refusal()).not.toHaveProperty('error');
    await run(`api.user.set${kind}Metadata('big', null);`);
    expect(await refusal()).not.toHaveProperty('error');
  },
);

test('takes 100 kB of code, and no more', async () => {
  const code = (length: number) => `// ${'x'.repeat(length)}`;
  expect((await call('PATCH', `/actions/actions/${ids[0]}`, { code: code(100 * 1024 - 3) })).status).toBe(
    200,
  );
  expect(await call('PATCH', `/actions/actions/${ids[0]}`, { code: code(100 * 1024) })).toMatchObject({
    status: 400,
    body: { errorCode: 'invalid_body' },
  });
});

test('stops Actions after 20 seconds, refuses the sign-in, and goes on with the next', {
  timeout: 120_000,
}, async () => {
  await run('await new Promise(() => {});');
  const started = performance.now();
  expect(await refusal()).toMatchObject({ error: 'access_denied' });
  expect(performance.now() - started).toBeGreaterThan(19_000);
  await run('');
  expect(await refusal()).not.toHaveProperty('error');
});
