import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { AUDIENCE, REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

const email = 'jane.doe@example.com';

async function ask(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields);
  const answer = await fetch(`${tenant.issuer}oauth/token`, { method: 'POST', body, headers });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer };
}
type Answer = Record<string, string> & { expires_in: number };
const web = () => ({ client_id: tenant.web.clientId, client_secret: tenant.web.clientSecret ?? '' });

/** Waits until the newest entry of the log that has this type says this. */
async function isLogged(type: string, entry: object): Promise<void> {
  const sql = 'SELECT * FROM log_events WHERE type = $1 ORDER BY seq DESC LIMIT 1';
  await expect.poll(async () => (await tenant.db.query(sql, [type])).rows[0]).toMatchObject(entry);
}

test('logs each exchange and each refusal, of whom and by which application', async () => {
  const ip = expect.stringMatching(/127\.0\.0\.1|::1/);
  const ofWeb = { client_id: tenant.web.clientId, ip };
  const { refresh_token = '' } = await tenant.signIn({ email });
  await isLogged('seacft', { ...ofWeb, user_id: 'auth0|jane', description: '' });
  await isLogged('s', {
    ...ofWeb,
    user_id: 'auth0|jane',
    description: 'Success login',
  });
  await ask({ ...web(), grant_type: 'authorization_code', code: 'nonsense', redirect_uri: REDIRECT_URI });
  await isLogged('feacft', {
    ...ofWeb,
    user_id: null,
    description: expect.stringContaining('not found'),
  });
  await tenant.machineToken();
  await isLogged('seccft', { client_id: tenant.clients.deploy.client_id, ip });
  await ask({ grant_type: 'client_credentials', ...tenant.clients.deploy, audience: 'https://no.example' });
  await isLogged('feccft', { description: 'Service not found: https://no.example' });
  await tenant.refresh(refresh_token);
  await isLogged('sertft', { ...ofWeb, user_id: 'auth0|jane', description: '' });
  await ask({ ...web(), grant_type: 'refresh_token', refresh_token: 'nonsense' });
  await isLogged('fertft', {
    ...ofWeb,
    user_id: null,
    description: 'Unknown or invalid refresh token.',
  });
  await new CookieJar().follow(tenant.authorizeUrl({ prompt: 'none' }), REDIRECT_URI);
  await isLogged('f', {
    ...ofWeb,
    description: 'End-User authentication is required',
  });
  await tenant.db.query("DELETE FROM log_events WHERE type = 'f'");
  await ask({ ...web(), grant_type: 'fly' });
  await isLogged('f', { description: expect.stringContaining('grant') });
});

test.each([
  ['password', 'unauthorized_client', "Grant type 'password' not allowed for the client."],
  ...[
    'http://auth0.com/oauth/grant-type/password-realm',
    'urn:ietf:params:oauth:grant-type:device_code',
    'urn:openid:params:grant-type:ciba',
  ].map((grant) => [grant, 'unauthorized_client', `Grant type '${grant}' not allowed for the client.`]),
  ['passwords', 'unsupported_grant_type', 'Unsupported grant type: passwords'],
  ['my-password', 'unsupported_grant_type', 'Unsupported grant type: my-password'],
  ['x-urn:ietf:params:a', 'unsupported_grant_type', 'Unsupported grant type: x-urn:ietf:params:a'],
])('refuses the grant %s as %s', async (grant_type, error, error_description) => {
  expect(await ask({ ...web(), grant_type })).toMatchObject({
    status: 403,
    body: { error, error_description },
  });
});

test('says what is missing in a request, with the status of OAuth', async () => {
  expect(await ask({ ...web(), grant_type: 'authorization_code' })).toMatchObject({
    status: 400,
    body: { error: 'invalid_request', error_description: expect.stringContaining('code') },
  });
});

test('tokens of an API last as long as it says, or a day, at the sign-in, at a refresh and for machines', async () => {
  const scope = 'openid offline_access';
  for (const [identifier, token_lifetime, seconds] of [
    ['https://short.example', 120, 120],
    ['https://default.example', undefined, 86_400],
  ] as const) {
    await call('POST', '/resource-servers', { identifier, token_lifetime, allow_offline_access: true });
    const { client_id } = tenant.clients.actions;
    await call('POST', '/client-grants', { client_id, audience: identifier, scope: [] });
    const tokens = await tenant.signIn({ email, scope, params: { audience: identifier } });
    const refreshed = await tenant.refresh(tokens.refresh_token ?? '');
    const machine = await tenant.machineToken(tenant.clients.actions, identifier);
    expect([tokens.expires_in, refreshed.expires_in]).toEqual([seconds, seconds]);
    for (const token of [tokens.access_token, refreshed.access_token, machine]) {
      const { iat = 0, exp } = decodeJwt(token);
      expect(exp).toBe(iat + seconds);
    }
  }
});

test('refuses at a refresh an API that is gone', async () => {
  const identifier = 'https://gone.example';
  const made = await call('POST', '/resource-servers', { identifier, allow_offline_access: true });
  const { refresh_token = '' } = await tenant.signIn({
    ...{ email, scope: 'openid offline_access', params: { audience: identifier } },
  });
  expect((await call('DELETE', `/resource-servers/${made.body.id}`)).status).toBe(204);
  expect(await ask({ ...web(), grant_type: 'refresh_token', refresh_token })).toMatchObject({
    status: 403,
    body: { error: 'access_denied', error_description: `Service not found: ${identifier}` },
  });
});

test('refuses at a sign-in an API that nobody defined', async () => {
  const refusal = async (audience: string) => {
    const callback = (await new CookieJar().follow(tenant.authorizeUrl({ audience }), REDIRECT_URI)) as URL;
    return [callback.searchParams.get('error'), callback.searchParams.get('error_description')];
  };
  expect(await refusal('https://nowhere.example')).toEqual([
    'access_denied',
    'Service not found: https://nowhere.example',
  ]);
  expect(await refusal('nowhere')).toEqual(['access_denied', 'Service not found: nowhere']);
});

test('ID tokens last ten hours, or as long as the application says', async () => {
  const lasts = (token = '') => {
    const { iat = 0, exp = 0 } = decodeJwt(token);
    return exp - iat;
  };
  const both = async () => {
    const { id_token, refresh_token = '' } = await tenant.signIn({ email });
    return [lasts(id_token), lasts((await tenant.refresh(refresh_token)).id_token)];
  };
  expect(await both()).toEqual([36_000, 36_000]);
  const path = `/clients/${tenant.web.clientId}`;
  await call('PATCH', path, { jwt_configuration: { lifetime_in_seconds: 300 } });
  expect(await both()).toEqual([300, 300]);
  await call('PATCH', path, { jwt_configuration: { lifetime_in_seconds: 36_000 } });
});

test('gives permissions where the API asks for them, those of the roles to people and of the grant to machines', async () => {
  const audience = 'https://permitted.example';
  const api = await call('POST', '/resource-servers', {
    ...{ identifier: audience, allow_offline_access: true, enforce_policies: true },
    ...{ token_dialect: 'access_token_authz', scopes: [{ value: 'read:a' }, { value: 'read:b' }] },
  });
  const { body: role } = await call('POST', '/roles', { name: 'Reader of a' });
  const permissions = [{ resource_server_identifier: audience, permission_name: 'read:a' }];
  await call('POST', `/roles/${role.id}/permissions`, { permissions });
  await call('POST', '/users/auth0%7Cjane/roles', { roles: [role.id] });
  const { client_id } = tenant.clients.actions;
  await call('POST', '/client-grants', { client_id, audience, scope: ['read:b'] });
  const signIn = (email: string) =>
    tenant.signIn({ email, scope: 'openid offline_access read:a read:b', params: { audience } });
  const jane = await signIn(email);
  const claims = (token: string) => {
    const { permissions, scope } = decodeJwt(token);
    return { permissions, scope: String(scope).split(' ').sort() };
  };
  const ofJane = { permissions: ['read:a'], scope: ['offline_access', 'openid', 'read:a'] };
  expect(claims(jane.access_token)).toEqual(ofJane);
  expect(claims((await tenant.refresh(jane.refresh_token ?? '')).access_token)).toEqual(ofJane);
  const max = await signIn('max@setlist.example');
  const ofMax = { permissions: [], scope: ['offline_access', 'openid'] };
  expect(claims(max.access_token)).toEqual(ofMax);
  expect(claims((await tenant.refresh(max.refresh_token ?? '')).access_token)).toEqual(ofMax);
  const machine = { permissions: ['read:b'], scope: ['read:b'] };
  expect(claims(await tenant.machineToken(tenant.clients.actions, audience))).toEqual(machine);
  for (const without of [{ token_dialect: 'access_token' }, { enforce_policies: false }]) {
    await call('PATCH', `/resource-servers/${api.body.id}`, {
      ...{ token_dialect: 'access_token_authz', enforce_policies: true, ...without },
    });
    expect(decodeJwt((await signIn(email)).access_token)).not.toHaveProperty('permissions');
  }
  expect(decodeJwt(await tenant.machineToken(tenant.clients.actions, AUDIENCE))).not.toHaveProperty(
    'permissions',
  );
});

test('opaque tokens of a refresh last a day and know whom they are for', async () => {
  const { refresh_token = '' } = await tenant.signIn({ email, params: { audience: '' } });
  const refreshed = await tenant.refresh(refresh_token);
  expect(refreshed).toMatchObject({ expires_in: 86_400, scope: 'openid profile email offline_access' });
  const { rows } = await tenant.db.query(
    `SELECT payload, extract(epoch FROM expires_at - now())::int AS left FROM oidc_records
     WHERE kind = 'AccessToken' ORDER BY (payload->>'iat')::int DESC, expires_at DESC LIMIT 1`,
  );
  expect(rows[0].left).toBeGreaterThan(86_000);
  const { iat, exp, ...payload } = rows[0].payload;
  expect(exp).toBe(iat + 86_400);
  expect(payload).toEqual({
    ...{ kind: 'AccessToken', accountId: 'auth0|jane', clientId: tenant.web.clientId },
    ...{ scope: refreshed.scope, grantId: expect.any(String), sessionUid: expect.any(String) },
    ...{ gty: 'authorization_code refresh_token', extra: expect.objectContaining({ gty: 'refresh_token' }) },
  });
});

test('says that the user of a refresh token is gone, and to no other application', async () => {
  const person = { email: 'leaves@example.com', password: 'Long-enough-1' };
  const { body: user } = await call('POST', '/users', {
    ...{ ...person, connection: 'Username-Password-Authentication' },
  });
  const { refresh_token = '' } = await tenant.signIn(person);
  await call('DELETE', `/users/${encodeURIComponent(user.user_id)}`);
  const callbacks = ['https://other.example/cb'];
  const { body: other } = await call('POST', '/clients', { name: 'Not asked', callbacks });
  const refresh = async (client: { client_id: string; client_secret: string }) =>
    (
      await ask({
        ...{ grant_type: 'refresh_token', refresh_token },
        ...{ client_id: client.client_id, client_secret: client.client_secret },
      })
    ).body;
  expect(await refresh(web())).toEqual({
    error: 'invalid_grant',
    error_description: "The refresh_token was generated for a user who doesn't exist anymore.",
  });
  expect((await refresh(other)).error_description).toBe('Unknown or invalid refresh token.');
});

test('records of a refreshed token carry on what the sign-in left, and how often it was rotated', async () => {
  const { refresh_token = '' } = await tenant.signIn({ email: 'max@setlist.example' });
  const { refresh_token: second = '' } = await tenant.refresh(refresh_token);
  await tenant.refresh(second);
  const { rows } = await tenant.db.query(
    `SELECT payload, consumed_at FROM oidc_records WHERE kind = 'RefreshToken' AND grant_id =
       (SELECT grant_id FROM oidc_records WHERE kind = 'RefreshToken' AND payload->>'accountId' = 'auth0|max'
        ORDER BY (payload->>'iat')::int DESC, (payload->>'rotations')::int DESC NULLS LAST LIMIT 1)
     ORDER BY (payload->>'rotations')::int NULLS FIRST`,
  );
  expect(rows.map(({ payload: { rotations, gty } }) => [rotations, gty])).toEqual([
    [0, 'authorization_code'],
    [1, 'authorization_code refresh_token'],
    [2, 'authorization_code refresh_token'],
  ]);
  expect(rows.map(({ consumed_at }) => consumed_at === null)).toEqual([false, false, true]);
  expect(new Set(rows.map(({ payload }) => payload.exp)).size).toBe(1);
});

test('takes no refresh token that has ended, and no parameter twice', async () => {
  const { refresh_token = '' } = await tenant.signIn({ email: 'jesse@setlist.example' });
  await tenant.db.query(
    `UPDATE oidc_records SET expires_at = now() WHERE kind = 'RefreshToken' AND payload->>'accountId' = 'auth0|jesse'`,
  );
  const answer = await ask({ ...web(), grant_type: 'refresh_token', refresh_token });
  expect([answer.status, answer.body.error]).toEqual([403, 'invalid_grant']);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('vary')).toContain('Origin');
  const twice = new URLSearchParams({ ...web(), grant_type: 'refresh_token', refresh_token });
  twice.append('scope', 'openid');
  twice.append('scope', 'email');
  const refused = await fetch(`${tenant.issuer}oauth/token`, { method: 'POST', body: twice });
  expect([refused.status, await refused.json()]).toEqual([
    400,
    { error: 'invalid_request', error_description: "'scope' parameter must not be provided twice" },
  ]);
});

test('asks for scopes at a refresh as they come: all for none, each once, and says which were not given', async () => {
  const { refresh_token = '' } = await tenant.signIn({ email, scope: 'openid email offline_access' });
  let token = refresh_token;
  const refreshWith = async (scope: string) => {
    const { body } = await ask({ ...web(), grant_type: 'refresh_token', refresh_token: token, scope });
    token = body.refresh_token ?? token;
    return body;
  };
  expect((await refreshWith('')).scope).toBe('openid email offline_access');
  expect((await refreshWith('email email')).scope).toBe('email');
  expect(await refreshWith('email profile read:plays')).toEqual({
    error: 'invalid_scope',
    error_description: 'The refresh token was not given for: profile read:plays',
  });
  const ofEmail = decodeJwt((await refreshWith('openid email')).id_token ?? '');
  expect(ofEmail).toMatchObject({ email, iss: tenant.issuer, aud: tenant.web.clientId, sub: 'auth0|jane' });
  expect(ofEmail).not.toHaveProperty('name');
});
