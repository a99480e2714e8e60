import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { deployActions } from '@setlist/local-tenant/test/deploy-actions';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import {
  DEMO_PASSWORD,
  REDIRECT_URI,
  startTestTenant,
  type TestTenant,
} from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runFlow } from './run-flow.ts';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());
beforeEach(() => run(''));

const run = (...bodies: string[]) => deployActions(call, 'post-login', bodies);
const CLAIM = 'https://x.example/probe';
const email = 'jane.doe@example.com';
const put = (value: string) => `api.idToken.setCustomClaim('${CLAIM}', ${value});`;
const probe = (token = '') => decodeJwt(token)[CLAIM];
const signIn = async (cookies = new CookieJar()) => probe((await tenant.signIn({ email, cookies })).id_token);
const refusal = async (cookies = new CookieJar(), params: Record<string, string> = {}) =>
  Object.fromEntries((await tenant.authorize({ email, cookies, params }, 'v'.repeat(43))).searchParams);
const again = (cookies: CookieJar) =>
  cookies.follow(tenant.authorizeUrl({ prompt: 'none' }), REDIRECT_URI) as Promise<URL>;

test('shares metadata of sessions and refresh tokens with the Management API, also when both write at once', async () => {
  const cookies = new CookieJar();
  const read = put('JSON.stringify((event.refresh_token ?? event.session).metadata)');
  const set = (lasting: string) => `api.${lasting}.setMetadata('by', 'action');`;
  await run(`${set('session')} ${set('refreshToken')}`);
  const { id_token = '', refresh_token = '' } = await tenant.signIn({ email, cookies });
  const session = `/sessions/${decodeJwt(id_token).sid}`;
  const { tokens } = (await call('GET', '/users/auth0%7Cjane/refresh-tokens?take=100')).body;
  const { id } = tokens.find((one: { session_id: string }) => session.endsWith(one.session_id));
  for (const [path, key] of [
    [session, 'session_metadata'],
    [`/refresh-tokens/${id}`, 'refresh_token_metadata'],
  ] as const) {
    expect((await call('GET', path)).body[key]).toEqual({ by: 'action' });
    expect((await call('PATCH', path, { [key]: { by: 'api' } })).status).toBe(200);
  }
  await run(read);
  expect(await signIn(cookies)).toBe('{"by":"api"}');
  const refreshed = await tenant.refresh(refresh_token);
  expect(probe(refreshed.id_token)).toBe('{"by":"api"}');
  // An Action that changes something else while the API writes takes nothing back.
  const held = await startProbe();
  await run(`await fetch('${held.url}'); api.refreshToken.setExpiresAt(Date.now() + 1e7);`);
  const refreshing = tenant.refresh(refreshed.refresh_token ?? '');
  await held.asked;
  await call('PATCH', `/refresh-tokens/${id}`, { refresh_token_metadata: { by: 'the second' } });
  held.answer();
  await refreshing;
  expect((await call('GET', `/refresh-tokens/${id}`)).body.refresh_token_metadata).toEqual({
    by: 'the second',
  });
});

/** A server that says when it is asked, and answers when it is told to. */
async function startProbe() {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const server = createServer(async (_request, response) => {
    asked.resolve();
    await answer.promise;
    response.end(() => server.close());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, asked: asked.promise, answer: answer.resolve };
}

/** Every method that Auth0 documents, with arguments that it takes. */
const METHODS: Record<string, Record<string, string>> = {
  access: { deny: `'no'` },
  accessToken: { setCustomClaim: `'a', 1`, addScope: `'x'`, removeScope: `'x'` },
  authentication: {
    challengeWith: `{ type: 'otp' }`,
    challengeWithAny: `[{ type: 'otp' }]`,
    enrollWith: `{ type: 'otp' }`,
    enrollWithAny: `[{ type: 'otp' }]`,
    recordMethod: `'https://method.example'`,
    setPrimaryUser: `'auth0|x'`,
  },
  cache: { get: `'a'`, set: `'a', 'b'`, delete: `'a'` },
  groups: { getUserGroups: '', hasGroupMembership: `['a']` },
  idToken: { setCustomClaim: `'a', 1` },
  multifactor: { enable: `'any'` },
  prompt: { render: `'ap_1'` },
  redirect: {
    canRedirect: '',
    encodeToken: `{ secret: 's', payload: {} }`,
    sendUserTo: `'https://x.example'`,
    validateToken: `{ secret: 's' }`,
  },
  refreshToken: {
    ...{ setMetadata: `'a', 'b'`, deleteMetadata: `'a'`, evictMetadata: '', revoke: `'no'` },
    ...{ setExpiresAt: 'Date.now() + 1e6', setIdleExpiresAt: 'Date.now() + 1e6' },
  },
  roles: {
    ...{ getUserEffectiveRoles: '{ take: 1 }', getUserEffectiveRolesByIds: `['a']` },
    getUserEffectiveRolesByNames: `['a']`,
  },
  rules: { wasExecuted: `'rul_1'` },
  session: {
    ...{ setMetadata: `'a', 'b'`, deleteMetadata: `'a'`, evictMetadata: '', revoke: `'no'` },
    ...{ setExpiresAt: 'Date.now() + 1e6', setIdleExpiresAt: 'Date.now() + 1e6' },
    setCookieMode: `'non-persistent'`,
  },
  samlResponse: Object.fromEntries(
    [
      ...['Attribute', 'Audience', 'Recipient', 'CreateUpnClaim', 'PassthroughClaimsWithNoMapping', 'Key'],
      ...['MapUnknownClaimsAsIs', 'MapIdentities', 'SignatureAlgorithm', 'DigestAlgorithm', 'Destination'],
      ...['LifetimeInSeconds', 'SignResponse', 'NameIdentifierFormat', 'NameIdentifierProbes', 'Issuer'],
      ...['AuthnContextClassRef', 'SigningCert', 'IncludeAttributeNameFormat', 'TypedAttributes', 'Cert'],
      ...['EncryptionCert', 'EncryptionPublicKey', 'EncryptionAlgorithm', 'RelayState'],
    ].map((name) => [`set${name}`, `'x'`]),
  ),
  transaction: { setMetadata: `'a', 1` },
  user: { setUserMetadata: `'a', 1`, setAppMetadata: `'a', 1` },
  validation: { error: `'code', 'no'` },
};

const flow = (body: string, protocol = 'oidc-basic-profile') =>
  runFlow({
    ...{ trigger: 'post-login', host: 'tenant.example', cache: [], roles: [] },
    event: JSON.stringify({ user: { user_id: 'u' }, transaction: { protocol }, session: { id: 's' } }),
    actions: [
      {
        ...{ name: 'x', secrets: {}, dependencies: [] },
        code: `exports.onExecutePostLogin = async (event, api) => { ${body} };`,
      },
    ],
  });

test('every documented method is there, and works or says by its own name why it cannot', async () => {
  const refused: string[] = [];
  for (const [group, methods] of Object.entries(METHODS))
    for (const [name, given] of Object.entries(methods)) {
      const method = `api.${group}.${name}`;
      const { failed } = await flow(`await ${method}(${given});`);
      if (!failed) continue;
      expect(failed.message, method).not.toContain('is not a function');
      refused.push(method);
      if (method !== 'api.redirect.validateToken') expect(failed.message, method).toContain(method);
    }
  const page = readFileSync(new URL('../../../../docs/tenant-actions.md', import.meta.url), 'utf8');
  const ofOwnName = refused.filter((method) => !/recordMethod|validateToken|revoke/.test(method));
  expect([...page.matchAll(/`(api\.[\w.]+)`/g)].map(([, method]) => method).sort()).toEqual(ofOwnName.sort());
  expect(refused.sort()).toEqual([
    ...[
      'challengeWith',
      'challengeWithAny',
      'enrollWith',
      'enrollWithAny',
      'recordMethod',
      'setPrimaryUser',
    ].map((name) => `api.authentication.${name}`),
    ...[
      'api.multifactor.enable',
      'api.prompt.render',
      'api.redirect.validateToken',
      'api.refreshToken.revoke',
    ],
  ]);
});

test('a sign-in is refused where an Action wants a second factor, and the log says why', async () => {
  await run(`api.multifactor.enable('any');`);
  expect(await refusal()).toMatchObject({ error: 'access_denied' });
  const lastError = async () =>
    (await tenant.db.query('SELECT error FROM action_runs ORDER BY seq DESC LIMIT 1')).rows[0]?.error;
  await expect
    .poll(lastError)
    .toBe('Error: api.multifactor.enable cannot work here: this tenant has no second factor.');
  await run(`api.multifactor.enable('none');`);
  expect(await refusal()).toHaveProperty('code');
});

test('methods that return nothing return api, and rules, groups and SAML say what an OpenID sign-in without them has', async () => {
  await run(`
    const same = api.user.setUserMetadata('x', null).idToken.setCustomClaim('y', 1).samlResponse.setAttribute('a', 'b') === api;
    ${put(`[same, api.rules.wasExecuted('rul_1'), await api.groups.getUserGroups(), api.cache.get('no') === undefined]`)}`);
  expect(await signIn()).toEqual([true, false, { groups: [] }, true]);
});

test('api.roles gives the roles of the user, a page at a time, by id and by name', async () => {
  const roles: { id: string; name: string; description: string }[] = [];
  for (const name of ['First role', 'Second role'])
    roles.push((await call('POST', '/roles', { name, description: `The ${name}` })).body);
  await call('POST', '/users/auth0%7Cjane/roles', { roles: roles.map(({ id }) => id) });
  await run(`
    const first = await api.roles.getUserEffectiveRoles({ take: 1 });
    const second = await api.roles.getUserEffectiveRoles({ take: 1, from: first.next });
    const byId = await api.roles.getUserEffectiveRolesByIds(['${roles[1]?.id}', 'rol_other']);
    const byName = await api.roles.getUserEffectiveRolesByNames(['First role']);
    ${put('[first.roles[0], second, byId.roles.map((r) => r.name), byName.roles.map((r) => r.name)]')}`);
  expect(await signIn()).toEqual([
    expect.objectContaining({ id: roles[0]?.id, description: 'The First role' }),
    { roles: [expect.objectContaining({ id: roles[1]?.id, name: 'Second role' })] },
    ['Second role'],
    ['First role'],
  ]);
});

test('the metadata of a session comes back in the next sign-in of the same browser, and in no other', async () => {
  const seen = put('event.session.metadata');
  await run(
    `api.session.setMetadata('device', 'phone'); api.session.setMetadata('gone', 'x'); api.session.deleteMetadata('gone');`,
    seen,
  );
  const cookies = new CookieJar();
  expect(await signIn(cookies)).toEqual({ device: 'phone' });
  await run(seen);
  expect([await signIn(cookies), await signIn()]).toEqual([{ device: 'phone' }, {}]);
  await run('api.session.evictMetadata();');
  await signIn(cookies);
  await run(seen);
  expect(await signIn(cookies)).toEqual({});
});

test('the metadata of a refresh token comes back at each refresh, whenever it was set', async () => {
  await run(`
    const { refresh_token } = event;
    if (!refresh_token) api.refreshToken.setMetadata('org', 'one');
    else api.refreshToken.setMetadata('count', String(Number(refresh_token.metadata.count ?? 0) + 1));
    ${put('[refresh_token?.metadata, refresh_token?.user_id, refresh_token?.rotating]')}`);
  const first = await tenant.signIn({ email });
  const other = await tenant.signIn({ email: 'vera@setlist.example' });
  const second = await tenant.refresh(first.refresh_token ?? '');
  const third = await tenant.refresh(second.refresh_token ?? '');
  expect([second, third].map(({ id_token }) => probe(id_token))).toEqual([
    [{ org: 'one', count: '1' }, 'auth0|jane', true],
    [{ org: 'one', count: '2' }, 'auth0|jane', true],
  ]);
  const { id_token } = await tenant.refresh(other.refresh_token ?? '');
  expect(probe(id_token)).toEqual([{ org: 'one', count: '1' }, 'auth0|vera', true]);
});

test('metadata of sessions and refresh tokens takes 25 short texts under plain names', async () => {
  for (const kind of ['session', 'refreshToken'])
    for (const [given, isTaken] of [
      [`'n'.repeat(255), 'v'.repeat(255)`, true],
      [`'n'.repeat(256), 'v'`, false],
      [`'n', 'v'.repeat(256)`, false],
      [`'a.b', 'v'`, false],
      [`'', 'v'`, false],
      [`'n', 1`, false],
      [`'n', { a: 1 }`, false],
      [`'n', null`, true],
    ] as const)
      expect((await flow(`api.${kind}.setMetadata(${given})`)).failed === undefined, given).toBe(isTaken);
  const many = (count: number) => `for (let i = 0; i < ${count}; i++) api.session.setMetadata('n' + i, 'v')`;
  expect([(await flow(many(25))).failed, (await flow(many(26))).failed?.message]).toEqual([
    undefined,
    'Error: The metadata of a session has 25 entries at most.',
  ]);
});

test('an Action ends the session, for good, and the refresh tokens that came of it unless they are to stay', async () => {
  for (const [options, isKept] of [
    ['', false],
    [', { preserveRefreshTokens: true }', true],
  ] as const) {
    await run('');
    const cookies = new CookieJar();
    const { refresh_token = '' } = await tenant.signIn({ email, cookies });
    await run(
      `if (event.session) api.session.revoke('at risk'${options});`,
      `api.user.setAppMetadata('later', true)`,
    );
    expect(Object.fromEntries((await again(cookies)).searchParams)).toMatchObject({
      ...{ error: 'access_denied', error_description: 'at risk' },
    });
    await run('');
    expect((await again(cookies)).searchParams.get('error')).toBe('login_required');
    const renewed = tenant.refresh(refresh_token);
    if (isKept) await expect(renewed).resolves.toHaveProperty('access_token');
    else await expect(renewed).rejects.toThrow(/invalid_grant/);
  }
  const { body } = await call('GET', '/logs?per_page=20');
  expect(body.map(({ type }: { type: string }) => type)).toContain('session_revoked');
});

test('an Action takes a refresh token back, with all of its family', async () => {
  const { refresh_token = '' } = await tenant.signIn({ email });
  await run(`if (event.refresh_token) api.refreshToken.revoke('stolen');`);
  await expect(tenant.refresh(refresh_token)).rejects.toThrow(/403.*access_denied.*stolen/);
  await run('');
  await expect(tenant.refresh(refresh_token)).rejects.toThrow(/403.*invalid_grant/);
});

test('an Action sets an end to a session, after which the person signs in anew', async () => {
  for (const method of ['setExpiresAt', 'setIdleExpiresAt']) {
    const cookies = new CookieJar();
    await run(`api.session.${method}(Date.now() + 3_600_000); ${put('event.session.expires_at')}`);
    await signIn(cookies);
    await run('');
    expect((await again(cookies)).searchParams.has('code'), method).toBe(true);
    await run(`api.session.${method}(Date.now() - 1);`);
    await again(cookies);
    await run('');
    expect((await again(cookies)).searchParams.get('error'), method).toBe('login_required');
    await signIn(cookies);
    expect((await again(cookies)).searchParams.has('code'), method).toBe(true);
  }
});

test('an Action sets an end to a refresh token, before or after there is one, and it never moves away again', async () => {
  for (const method of ['setExpiresAt', 'setIdleExpiresAt']) {
    await run(`api.refreshToken.${method}(Date.now() - 1);`);
    const { refresh_token = '' } = await tenant.signIn({ email });
    await run('');
    await expect(tenant.refresh(refresh_token), method).rejects.toThrow(/403.*invalid_grant/);
  }
  await run(
    `api.refreshToken.setExpiresAt(Date.now() + (event.refresh_token ? 9e6 : 6e5)); ${put('event.refresh_token?.expires_at')}`,
  );
  const first = await tenant.signIn({ email });
  const second = await tenant.refresh(first.refresh_token ?? '');
  const third = await tenant.refresh(second.refresh_token ?? '');
  const ends = [second, third].map(({ id_token }) => Date.parse(String(probe(id_token))));
  expect(ends[1]).toBe(ends[0]);
  expect(ends[0]).toBeLessThan(Date.now() + 6e5);
});

test('an Action makes the cookie of a session end with the browser, and the next one is told', async () => {
  await run(put('event.session.cookie.mode'), `api.session.setCookieMode('non-persistent');`);
  const cookies = new CookieJar();
  expect(await signIn(cookies)).toBe('persistent');
  expect(await signIn(cookies)).toBe('non-persistent');
});

test('a method that was recorded after a redirect is told in later sign-ins of the session', async () => {
  const names = 'event.authentication.methods.map((method) => method.name)';
  const code = `
    exports.onContinuePostLogin = async (event, api) => { api.authentication.recordMethod('https://method.example/captcha'); };`;
  await deployActions(call, 'post-login', [`api.redirect.sendUserTo('https://elsewhere.example/');`], code);
  const cookies = new CookieJar();
  const page = (await cookies.follow(tenant.authorizeUrl(), REDIRECT_URI)) as Response;
  const away = (await cookies.follow(new URL(page.url), 'https://elsewhere.example/', {
    method: 'POST',
    body: new URLSearchParams({ email, password: DEMO_PASSWORD }),
  })) as URL;
  const back = new URL(`continue?state=${away.searchParams.get('state')}`, tenant.issuer);
  const end = (await cookies.follow(back, REDIRECT_URI)) as URL;
  expect(end.searchParams.has('code')).toBe(true);
  await run(put(names));
  expect(await signIn(cookies)).toEqual(['pwd', 'https://method.example/captcha']);
  expect(await signIn()).toEqual(['pwd']);
});

test('canRedirect is false where nobody can be sent anywhere', async () => {
  await run(put('api.redirect.canRedirect()'));
  const cookies = new CookieJar();
  const { id_token, refresh_token = '' } = await tenant.signIn({ email, cookies });
  const { id_token: refreshed } = await tenant.refresh(refresh_token);
  expect([probe(id_token), probe(refreshed)]).toEqual([true, false]);
  const silent = (await tenant.signIn({ email, cookies, params: { prompt: 'none' } })).id_token;
  expect(probe(silent)).toBe(false);
});

test('event tells of the session, the refresh token and the request all that is known here', async () => {
  await run(put('[event.session, event.transaction, event.refresh_token, event.user.enrolledFactors]'));
  const params = { login_hint: 'hint', 'ext-x': '1', ui_locales: 'de', nonce: 'n' };
  const first = await tenant.signIn({ email, params });
  const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
  const device = {
    ...{ initial_ip: expect.any(String), initial_user_agent: expect.any(String) },
    ...{ last_ip: expect.any(String), last_user_agent: expect.any(String) },
  };
  expect(probe(first.id_token)).toEqual([
    {
      ...{ id: expect.any(String), user_id: 'auth0|jane', metadata: {}, device, clients: expect.any(Array) },
      ...{ authenticated_at: date, created_at: date, updated_at: date, last_interacted_at: date },
      ...{ expires_at: date, idle_expires_at: date, cookie: { mode: 'persistent' } },
    },
    expect.objectContaining({
      ...{ protocol: 'oidc-basic-profile', login_hint: 'hint', locale: 'de', ui_locales: ['de'] },
      ...{ response_type: ['code'], acr_values: [], metadata: {}, redirect_uri: REDIRECT_URI },
    }),
    null,
    [],
  ]);
  const [, , token] = probe((await tenant.refresh(first.refresh_token ?? '')).id_token) as object[];
  expect(token).toMatchObject({
    ...{ id: expect.any(String), client_id: tenant.web.clientId, user_id: 'auth0|jane', rotating: true },
    ...{ created_at: date, expires_at: date, session_id: expect.any(String), metadata: {} },
  });
});

test('metadata by an Action obeys the rules of the API, at any depth', async () => {
  const reserved = [
    ...['__tenant', '_id', 'blocked', 'clientID', 'created_at', 'email', 'email_verified', 'globalClientID'],
    ...['global_client_id', 'identities', 'lastIP', 'lastLogin', 'loginsCount', 'metadata', 'multifactor'],
    ...['multifactor_last_modified', 'updated_at', 'user_id'],
  ];
  const { userMetadata, appMetadata } = await flow(`
    for (const name of ${JSON.stringify([...reserved, 'a.b', '$c'])}) api.user.setAppMetadata(name, 1);
    for (const name of ['a.b', '$c', 'blocked']) api.user.setUserMetadata(name, 1);
    api.user.setUserMetadata('deep', { 'x.y': 1, fine: [{ $z: 1, kept: true }] });
    api.user.setAppMetadata('plan', { blocked: true });`);
  expect(appMetadata).toEqual({ plan: { blocked: true } });
  expect(userMetadata).toEqual({ blocked: 1, deep: { fine: [{ kept: true }] } });
});

test('claims of more than 100 kB in all, and names of Auth0, do not get into a token', async () => {
  const claims = (kilobytes: number) =>
    `api.idToken.setCustomClaim('a', 'x'.repeat(${kilobytes / 2} * 1024)); api.accessToken.setCustomClaim('b', 'x'.repeat(${kilobytes / 2} * 1024));`;
  expect((await flow(claims(99))).failed).toBeUndefined();
  expect((await flow(claims(101))).failed?.message).toBe('Custom claims may have 100 kB.');
  const { idTokenClaims } = await flow(
    `for (const name of ['urn:auth0', 'urn:auth0:x', 'URN:auth0:x', 'urn:auth0x', 'urn:mine:x']) api.idToken.setCustomClaim(name, 1);`,
  );
  expect(Object.keys(idTokenClaims)).toEqual(['urn:auth0x', 'urn:mine:x']);
});

test('keeps the limits of transaction metadata and of what a run logs', async () => {
  for (const [given, isTaken] of [
    [`'n'.repeat(64), 1`, true],
    [`'n'.repeat(65), 1`, false],
    [`'n', 'v'.repeat(8 * 1024)`, true],
    [`'n', 'v'.repeat(8 * 1024 + 1)`, false],
    [`'n', 2 ** 53`, false],
    [`'n', 0.5`, true],
    [`'n', {}`, false],
  ] as const)
    expect((await flow(`api.transaction.setMetadata(${given})`)).failed === undefined, given).toBe(isTaken);
  const full = `for (const name of ['a', 'b', 'c']) api.transaction.setMetadata(name, 'v'.repeat(8000));`;
  expect((await flow(full)).failed?.message).toContain('16 kB in all');
  const { runs } = await flow(
    `console.log('a'.repeat(200)); console.error('b'.repeat(200)); console.log('c')`,
  );
  expect(runs[0]?.logs.map(({ message }) => message)).toEqual(['a'.repeat(200), 'b'.repeat(56)]);
});
