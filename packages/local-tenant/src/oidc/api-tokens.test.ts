import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { signIn } from '@setlist/local-tenant/test/sign-in';
import {
  AUDIENCE,
  DEMO_PASSWORD,
  REDIRECT_URI,
  startTestTenant,
  type TestTenant,
} from '@setlist/local-tenant/test/tenant';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

const email = 'jane.doe@example.com';
const SECRET = 'a-secret-of-the-api-that-is-long-enough';

/** An API with settings that are put into the store as they are. */
async function api(identifier: string, data: object = {}): Promise<string> {
  await tenant.db.query('INSERT INTO resource_servers (id, identifier, name, data) VALUES ($1, $1, $1, $2)', [
    identifier,
    JSON.stringify({ allow_offline_access: true, scopes: [{ value: 'read:x' }], ...data }),
  ]);
  return identifier;
}

const userInfo = (token: string) =>
  fetch(`${tenant.issuer}userinfo`, { headers: { authorization: `Bearer ${token}` } });

async function allTokens(audience: string) {
  const scope = 'openid offline_access read:x';
  const tokens = await tenant.signIn({ email, scope, params: { audience } });
  const refreshed = await tenant.refresh(tokens.refresh_token ?? '');
  const { client_id } = tenant.clients.actions;
  const grant = { client_id, audience, scope: ['read:x'] };
  expect((await call('POST', '/client-grants', grant)).status).toBe(201);
  const machine = await tenant.machineToken(tenant.clients.actions, audience);
  return { tokens, refreshed, machine };
}

test.each([
  'my-api',
  'orders/v1',
  'An API with a näme',
  'urn:x',
  'https://a.example/#part',
  'urn:auth0:audience:x',
])('gives people and machines tokens for an API of any name: %s', async (identifier) => {
  const { tokens, refreshed, machine } = await allTokens(await api(identifier));
  for (const { access_token } of [tokens, refreshed])
    expect(decodeJwt(access_token)).toMatchObject({
      ...{ aud: [identifier, `${tenant.issuer}userinfo`], scope: expect.stringContaining('read:x') },
    });
  expect(decodeJwt(machine)).toMatchObject({ aud: identifier, scope: 'read:x', gty: 'client-credentials' });
});

test('tells Actions the name of the API as it is', async () => {
  const supported_triggers = [{ id: 'post-login', version: 'v3' }];
  const code = `exports.onExecutePostLogin = async (event, api) => {
    api.accessToken.setCustomClaim('https://x.example/api', event.resource_server?.identifier); };`;
  const { body: action } = await call('POST', '/actions/actions', {
    name: 'Tells',
    supported_triggers,
    code,
  });
  await call('POST', `/actions/actions/${action.id}/deploy`);
  const { body: before } = await call('GET', '/actions/triggers/post-login/bindings');
  const ref = { type: 'action_id', value: action.id };
  await call('PATCH', '/actions/triggers/post-login/bindings', { bindings: [{ ref }] });
  const audience = await api('named-api');
  const tokens = await tenant.signIn({ email, scope: 'openid offline_access', params: { audience } });
  const refreshed = await tenant.refresh(tokens.refresh_token ?? '');
  for (const { access_token } of [tokens, refreshed])
    expect(decodeJwt(access_token)['https://x.example/api']).toBe('named-api');
  const bindings = before.bindings.map((bound: { action: { id: string } }) => ({
    ref: { type: 'action_id', value: bound.action.id },
  }));
  await call('PATCH', '/actions/triggers/post-login/bindings', { bindings });
});

test('signs tokens for an API of HS256 with its secret, which /userinfo knows and the Management API does not', async () => {
  const identifier = await api('https://hs.example', { signing_alg: 'HS256', signing_secret: SECRET });
  const { tokens, refreshed, machine } = await allTokens(identifier);
  for (const token of [tokens.access_token, refreshed.access_token, machine]) {
    const { protectedHeader } = await jwtVerify(token, Buffer.from(SECRET), { audience: identifier });
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
  }
  expect(await (await userInfo(tokens.access_token)).json()).toMatchObject({ sub: 'auth0|jane' });
  expect((await userInfo(machine)).status).toBe(401);
  const forge = (aud: string[], secret = SECRET) =>
    new SignJWT({ ...decodeJwt(tokens.access_token), aud })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(Buffer.from(secret));
  const here = `${tenant.issuer}userinfo`;
  expect((await userInfo(await forge([identifier, here]))).status).toBe(200);
  expect((await userInfo(await forge([identifier, here], 'another secret'))).status).toBe(401);
  expect((await userInfo(await forge([identifier]))).status).toBe(401);
  expect(
    (await userInfo(await forge([await api('https://rs.example', { signing_secret: SECRET }), here]))).status,
  ).toBe(401);
  const forManagement = await forge([identifier, tenant.managementAudience]);
  const asked = await fetch(`${tenant.managementAudience}users`, {
    headers: { authorization: `Bearer ${forManagement}` },
  });
  expect(asked.status).toBe(401);
});

test('an API of HS256 that the Management API made has a secret, with which its tokens are signed', async () => {
  const audience = 'made-here';
  const made = {
    identifier: audience,
    signing_alg: 'HS256',
    allow_offline_access: true,
    scopes: [{ value: 'read:x' }],
  };
  const { status, body } = await call('POST', '/resource-servers', made);
  expect([status, body]).toMatchObject([201, { signing_alg: 'HS256', signing_secret: expect.any(String) }]);
  const { tokens, refreshed, machine } = await allTokens(audience);
  for (const token of [tokens.access_token, refreshed.access_token, machine])
    await jwtVerify(token, Buffer.from(body.signing_secret), { audience, algorithms: ['HS256'] });
});

test('refuses by name an API of HS256 that has no secret', async () => {
  const audience = await api('https://no-secret.example', { signing_alg: 'HS256' });
  await expect(tenant.signIn({ email, scope: 'openid', params: { audience } })).rejects.toThrow(
    /access_denied.*signing_secret/,
  );
});

test.each(['PS256', 'RS512'])(
  'signs tokens for an API of %s with a key that is then published',
  async (alg) => {
    const published = async () => {
      const { keys } = (await (await fetch(`${tenant.issuer}.well-known/jwks.json`)).json()) as {
        keys: { alg: string }[];
      };
      return keys.map(({ alg }) => alg);
    };
    expect(await published()).toContain('RS256');
    expect(await published()).not.toContain(alg);
    const { tokens, refreshed, machine } = await allTokens(
      await api(`https://${alg}.example`, { signing_alg: alg }),
    );
    expect((await published()).filter((known) => known === alg)).toHaveLength(2);
    const jwks = createRemoteJWKSet(new URL(`${tenant.issuer}.well-known/jwks.json`));
    for (const token of [tokens.access_token, refreshed.access_token, machine]) {
      const { protectedHeader } = await jwtVerify(token, jwks, { audience: `https://${alg}.example` });
      expect(protectedHeader.alg).toBe(alg);
    }
    expect((await userInfo(tokens.access_token)).status).toBe(200);
  },
);

test.each(['HS256', 'PS256', 'RS512', 'RS256'])(
  'signs ID tokens with %s where the application says so',
  async (alg) => {
    const app = {
      app_type: 'spa',
      callbacks: [REDIRECT_URI],
      allowed_logout_urls: ['https://shop.example/'],
    };
    const made = await call('POST', '/clients', {
      ...app,
      name: `App of ${alg}`,
      jwt_configuration: { alg },
    });
    const { client_id: clientId, client_secret } = made.body;
    const { rows } = await tenant.db.query('SELECT client_secret FROM clients WHERE client_id = $1', [
      clientId,
    ]);
    const secret = Buffer.from(client_secret ?? rows[0].client_secret);
    const target = { ...tenant.web, clientId, clientSecret: undefined };
    const { id_token = '' } = await signIn(target, { email, scope: 'openid' });
    const jwks = createRemoteJWKSet(new URL(`${tenant.issuer}.well-known/jwks.json`));
    const { protectedHeader } = await (alg === 'HS256'
      ? jwtVerify(id_token, secret, { audience: clientId })
      : jwtVerify(id_token, jwks, { audience: clientId }));
    expect(protectedHeader).toEqual({ alg, typ: 'JWT', ...(alg !== 'HS256' && { kid: expect.any(String) }) });
    const logOut = async (id_token_hint: string) => {
      const query = new URLSearchParams({ id_token_hint, post_logout_redirect_uri: 'https://shop.example/' });
      return (await fetch(`${tenant.issuer}oidc/logout?${query}`, { redirect: 'manual' })).status;
    };
    expect(await logOut(id_token)).toBe(302);
    const forged = new SignJWT(decodeJwt(id_token)).setProtectedHeader({ alg: 'HS256' });
    expect(await logOut(await forged.sign(Buffer.from('another secret')))).toBe(400);
  },
);

test.each(['rfc9068_profile', 'rfc9068_profile_authz'])(
  'gives tokens in the form of RFC 9068 where the API asks for %s',
  async (token_dialect) => {
    const identifier = await api(`https://${token_dialect}.example`, {
      token_dialect,
      enforce_policies: true,
    });
    const { tokens, refreshed, machine } = await allTokens(identifier);
    for (const [token, client_id] of [
      [tokens.access_token, tenant.web.clientId],
      [refreshed.access_token, tenant.web.clientId],
      [machine, tenant.clients.actions.client_id],
    ] as const) {
      expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'RS256' });
      const claims = decodeJwt(token);
      expect(claims).toMatchObject({ client_id, jti: expect.any(String), iss: tenant.issuer });
      expect(Object.keys(claims)).not.toEqual(expect.arrayContaining(['azp']));
      expect('permissions' in claims).toBe(token_dialect.endsWith('_authz'));
    }
    expect((await userInfo(tokens.access_token)).status).toBe(200);
  },
);

test.each<[what: string, params: Record<string, string>]>([
  ['an empty scope', { scope: '' }],
  ['a scope that nobody knows', { scope: 'nonsense' }],
  ['a scope of another API', { scope: 'read:plays' }],
  ['a standard scope that the tenant has no claims for', { scope: 'address' }],
  ['scopes that can be none', { scope: '"é" \\' }],
])('lets somebody in who asks for %s: a code, and a token without scopes', async (_what, { scope = '' }) => {
  const identifier = await api(`https://scopes.example/${encodeURIComponent(scope)}`, {
    enforce_policies: true,
  });
  for (const audience of ['', identifier]) {
    const tokens = await tenant.signIn({ email, scope, params: { audience } });
    expect(tokens).toEqual({
      ...{ access_token: expect.any(String), expires_in: 86_400, token_type: 'Bearer' },
      ...(tokens.scope === undefined ? {} : { scope: expect.stringMatching(/^(address)?$/) }),
    });
    if (audience && scope !== 'address') expect(decodeJwt(tokens.access_token)).not.toHaveProperty('scope');
  }
});

test('lets somebody in who says nothing of scopes', async () => {
  const cookies = new CookieJar();
  const url = tenant.authorizeUrl();
  url.searchParams.delete('scope');
  const page = (await cookies.follow(url, REDIRECT_URI)) as Response;
  const body = new URLSearchParams({ demo: 'auth0|jane' });
  const end = (await cookies.follow(new URL(page.url), REDIRECT_URI, { method: 'POST', body })) as URL;
  expect([...end.searchParams.keys()]).toEqual(['code', 'iss']);
  // The next time without a page.
  const again = (await cookies.follow(url, REDIRECT_URI)) as URL;
  expect(again.searchParams.has('code')).toBe(true);
});

test('reads scopes however they are set apart, and passes over those that can be none', async () => {
  const { id_token, scope } = await tenant.signIn({
    email,
    scope: '  openid   é email\topenid ',
    params: { audience: '' },
  });
  expect([id_token, scope]).toEqual([expect.any(String), 'openid email']);
});

test('takes the default audience of the tenant where none is asked for, of people and of machines', async () => {
  const identifier = await api('https://by-default.example');
  const { client_id } = tenant.clients.actions;
  await call('POST', '/client-grants', { client_id, audience: identifier, scope: ['read:x'] });
  const form = { grant_type: 'client_credentials', ...tenant.clients.actions };
  const machine = async () => {
    const answer = await fetch(`${tenant.issuer}oauth/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    return (await answer.json()) as { access_token?: string; error?: string };
  };
  const { audience: _, ...web } = tenant.web;
  const askForNone = (params = {}) =>
    signIn(web, { email, password: DEMO_PASSWORD, scope: 'openid offline_access read:x', params });
  const before = await askForNone();
  expect(() => decodeJwt(before.access_token)).toThrow();
  expect((await machine()).error).toBe('access_denied');
  await call('PATCH', '/tenants/settings', { default_audience: identifier });
  try {
    const tokens = await askForNone();
    const refreshed = await tenant.refresh(tokens.refresh_token ?? '');
    for (const { access_token } of [tokens, refreshed])
      expect(decodeJwt(access_token)).toMatchObject({
        ...{ aud: [identifier, `${tenant.issuer}userinfo`], scope: expect.stringContaining('read:x') },
      });
    expect(decodeJwt((await machine()).access_token ?? '')).toMatchObject({
      aud: identifier,
      scope: 'read:x',
    });
    // Who asks for another one gets that, and what was granted before stays what it was.
    const asked = await askForNone({ audience: AUDIENCE });
    expect(decodeJwt(asked.access_token).aud).toEqual([AUDIENCE, `${tenant.issuer}userinfo`]);
    const renewed = await tenant.refresh(before.refresh_token ?? '');
    expect(() => decodeJwt(renewed.access_token)).toThrow();
  } finally {
    await call('PATCH', '/tenants/settings', { default_audience: null });
  }
  expect((await machine()).error).toBe('access_denied');
});
