import { managementClient } from '@setlist/local-tenant/test/management';
import { refresh, type SignInTarget, signIn } from '@setlist/local-tenant/test/sign-in';
import { REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { holdTransaction } from '@setlist/postgres/test/hold-transaction';
import { untilWaiting } from '@setlist/postgres/test/until-waiting';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashId } from '../store/refresh-tokens.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
  // Longer than tenant.yaml says, so that a slow machine does not run out of it.
  await setLeeway(120);
});
afterAll(() => tenant.close());

async function signInForRefresh(email = 'jane.doe@example.com'): Promise<string> {
  const { refresh_token } = await tenant.signIn({ email });
  if (!refresh_token) throw new Error('no refresh token');
  return refresh_token;
}

async function setLeeway(leeway: number): Promise<void> {
  const refresh_token = {
    rotation_type: 'rotating',
    expiration_type: 'expiring',
    leeway,
    token_lifetime: 2_592_000,
  };
  await (await managementClient(tenant))('PATCH', `/clients/${tenant.web.clientId}`, { refresh_token });
}

// What the leeway compares with the clock, set back in the store instead of waiting.
async function letLeewayPass(): Promise<void> {
  await tenant.db.query(
    `UPDATE oidc_records SET consumed_at = consumed_at - interval '121 seconds' WHERE consumed_at IS NOT NULL`,
  );
}

test('rotates the refresh token and gives new tokens, marked with gty', async () => {
  const first = await signInForRefresh();
  const tokens = await tenant.refresh(first);
  expect(tokens.refresh_token).not.toBe(first);
  expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3600, id_token: expect.any(String) });
  expect(decodeJwt(tokens.access_token)).toMatchObject({
    sub: 'auth0|jane',
    gty: 'refresh_token',
    azp: tenant.web.clientId,
  });
});

test('signs what it gives as the sign-in did', async () => {
  const jwks = createRemoteJWKSet(new URL(`${tenant.issuer}.well-known/jwks.json`));
  const first = await tenant.signIn({ email: 'jane.doe@example.com' });
  const later = await tenant.refresh(first.refresh_token ?? '');
  for (const kind of ['access_token', 'id_token'] as const) {
    const { protectedHeader } = await jwtVerify(later[kind] ?? '', jwks, { issuer: tenant.issuer });
    expect(protectedHeader).toEqual(decodeProtectedHeader(first[kind] ?? ''));
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
  }
});

test('takes no token whose sign-in was revoked, and without a leeway none twice', async () => {
  const refresh_token = await signInForRefresh('max@setlist.example');
  const ofMax = `kind = 'Grant' AND payload->>'accountId' = 'auth0|max'`;
  await tenant.db.query(`DELETE FROM oidc_records WHERE ${ofMax}`);
  await expect(tenant.refresh(refresh_token)).rejects.toThrow(/403.*invalid_grant/);
  const call = await managementClient(tenant);
  const refresh_token_settings = { rotation_type: 'rotating', expiration_type: 'expiring', leeway: 0 };
  const app = {
    name: 'Without a leeway',
    app_type: 'native',
    callbacks: [REDIRECT_URI],
    refresh_token: refresh_token_settings,
  };
  const { body } = await call('POST', '/clients', app);
  const target = { issuer: tenant.issuer, clientId: body.client_id, redirectUri: REDIRECT_URI };
  const { refresh_token: once = '' } = await signIn(target, { email: 'jane.doe@example.com' });
  await expect(refresh(target, once)).resolves.toHaveProperty('refresh_token');
  await expect(refresh(target, once)).rejects.toThrow(/403.*invalid_grant/);
});

test('accepts a rotated token once more within the leeway, also twenty times at once', async () => {
  const first = await signInForRefresh();
  const answers = await Promise.all(Array.from({ length: 20 }, () => tenant.refresh(first)));
  expect(new Set(answers.map((answer) => answer.refresh_token)).size).toBe(20);
  for (const { refresh_token = '' } of answers.slice(0, 3)) {
    await expect(tenant.refresh(refresh_token)).resolves.toHaveProperty('access_token');
  }
});

test('without a leeway, gives tokens once for a token that two use at the same time', async () => {
  const first = await signInForRefresh();
  await setLeeway(0);
  const commit = await holdTransaction(tenant.db, (holder) =>
    holder.query('SELECT FROM oidc_records WHERE id_hash = $1 FOR UPDATE', [hashId(first)]),
  );
  const both = Promise.allSettled([tenant.refresh(first), tenant.refresh(first)]);
  await untilWaiting(tenant.db, both, 2);
  await commit();
  const outcomes = (await both).map(({ status }) => status);
  await setLeeway(120);
  expect(outcomes.sort()).toEqual(['fulfilled', 'rejected']);
});

test('revokes the whole family when a token is used again after the leeway', async () => {
  const first = await signInForRefresh();
  const { refresh_token: second = '' } = await tenant.refresh(first);
  await letLeewayPass();
  await expect(tenant.refresh(first)).rejects.toThrow(
    /403.*invalid_grant.*Unknown or invalid refresh token\./,
  );
  await expect(tenant.refresh(second)).rejects.toThrow(/403.*Unknown or invalid refresh token\./);
});

test('accepts within the leeway only the token just before the newest', async () => {
  const first = await signInForRefresh();
  const { refresh_token: second = '' } = await tenant.refresh(first);
  await tenant.refresh(second);
  await expect(tenant.refresh(first)).rejects.toThrow(/invalid_grant/);
});

test('leaves other sign-ins of the same user alone when one family is revoked', async () => {
  const [first, other] = [await signInForRefresh(), await signInForRefresh()];
  await tenant.refresh(first);
  await letLeewayPass();
  await expect(tenant.refresh(first)).rejects.toThrow(/invalid_grant/);
  await expect(tenant.refresh(other)).resolves.toHaveProperty('access_token');
});

test('does not extend the thirty days of a refresh token by rotating it', async () => {
  const first = await signInForRefresh();
  const lifetimes = () =>
    tenant.db.query<{ seconds: number }>(
      `SELECT max(extract(epoch FROM expires_at - now()))::int AS seconds FROM oidc_records
       WHERE kind = 'RefreshToken' AND consumed_at IS NULL AND payload->>'accountId' = 'auth0|max'`,
    );
  const max = await signInForRefresh('max@setlist.example');
  await tenant.db.query(
    `UPDATE oidc_records SET expires_at = now() + interval '1 hour', payload = jsonb_set(payload, '{exp}', to_jsonb(floor(extract(epoch FROM now()))::int + 3600))
     WHERE kind = 'RefreshToken' AND payload->>'accountId' = 'auth0|max'`,
  );
  await tenant.refresh(max);
  expect((await lifetimes()).rows[0]?.seconds).toBeLessThanOrEqual(3600);
  await expect(tenant.refresh(first)).resolves.toHaveProperty('access_token');
});

test('shows metadata changed since the sign-in in the refreshed tokens', async () => {
  const first = await signInForRefresh('jesse@setlist.example');
  await tenant.db.query(`UPDATE users SET app_metadata = '{"plan":"full"}' WHERE user_id = 'auth0|jesse'`);
  const { access_token } = await tenant.refresh(first);
  expect(decodeJwt(access_token)).toMatchObject({ 'https://setlist.example/plan': 'full' });
});

test('does not refresh for a blocked user, and does so again when unblocked', async () => {
  const first = await signInForRefresh('vera@setlist.example');
  await tenant.db.query(`UPDATE users SET blocked = true WHERE user_id = 'auth0|vera'`);
  await expect(tenant.refresh(first)).rejects.toThrow(/403.*access_denied.*user is blocked/);
  await tenant.db.query(`UPDATE users SET blocked = false WHERE user_id = 'auth0|vera'`);
  await expect(tenant.refresh(first)).resolves.toHaveProperty('access_token');
});

test('does not burn the refresh token when an Action denies, throws or is not an Action', async () => {
  const first = await signInForRefresh('max@setlist.example');
  const code = (body: string) => `exports.onExecutePostLogin = async (event, api) => { ${body} };`;
  const call = await managementClient(tenant);
  const { body } = await call('GET', '/actions/actions?actionName=Add%20claims');
  const [{ id, code: working }] = body.actions;
  const deploy = async (source: string) => {
    expect((await call('PATCH', `/actions/actions/${id}`, { code: source })).status).toBe(200);
    expect((await call('POST', `/actions/actions/${id}/deploy`)).status).toBe(200);
  };
  for (const [broken, answer] of [
    [code(`api.access.deny('not today');`), /403.*access_denied.*not today/],
    [code('null.x;'), /403.*access_denied.*Add claims failed/],
    ['exports.something = 1;', /403.*access_denied/],
  ] as const) {
    await deploy(broken);
    await expect(tenant.refresh(first)).rejects.toThrow(answer);
  }
  await deploy(working);
  await expect(tenant.refresh(first)).resolves.toHaveProperty('access_token');
});

const post = async (
  fields: Record<string, string> | [string, string][],
  headers: Record<string, string> = {},
) => {
  const body = new URLSearchParams({ grant_type: 'refresh_token' });
  for (const [name, value] of Array.isArray(fields) ? fields : Object.entries(fields))
    body.append(name, value);
  const response = await fetch(new URL('oauth/token', tenant.issuer), { method: 'POST', body, headers });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<'access_token' | 'refresh_token' | 'scope' | 'error', string>,
  };
};
const credentials = () => ({ client_id: tenant.web.clientId, client_secret: tenant.web.clientSecret ?? '' });

test('gives the same claims as the sign-in, but for gty and the time', async () => {
  const first = await tenant.signIn({
    email: 'jane.doe@example.com',
    params: { nonce: 'n-1', max_age: '600' },
  });
  const later = await tenant.refresh(first.refresh_token ?? '');
  const untimed = (token = '') => {
    const { iat: _, exp: __, ...claims } = decodeJwt(token);
    return claims;
  };
  expect(untimed(later.id_token)).toEqual(untimed(first.id_token));
  expect(untimed(later.id_token)).toMatchObject({ nonce: 'n-1', auth_time: expect.any(Number) });
  expect(untimed(later.access_token)).toEqual({ ...untimed(first.access_token), gty: 'refresh_token' });
  expect(Object.keys(later).sort()).toEqual(Object.keys(first).sort());
  expect(later).toMatchObject({ scope: first.scope, expires_in: first.expires_in, token_type: 'Bearer' });
});

test('gives fewer scopes when fewer are asked for, and never more than the sign-in gave', async () => {
  const { refresh_token = '' } = await tenant.signIn({
    email: 'jane.doe@example.com',
    scope: 'openid email offline_access',
  });
  const more = await post({ ...credentials(), refresh_token, scope: 'openid profile' });
  expect([more.status, more.body.error]).toEqual([400, 'invalid_scope']);
  const fewer = await post({ ...credentials(), refresh_token, scope: 'email' });
  expect(fewer.body).toMatchObject({ scope: 'email', refresh_token: expect.any(String) });
  expect(fewer.body).not.toHaveProperty('id_token');
  expect(decodeJwt(fewer.body.access_token).aud).toBe('https://api.setlist.example');
  const again = await post({ ...credentials(), refresh_token: fewer.body.refresh_token });
  expect(again.body.scope).toBe('openid email offline_access');
});

test('renews the opaque token of a sign-in without an audience, good for /userinfo', async () => {
  const { refresh_token = '' } = await tenant.signIn({
    email: 'jane.doe@example.com',
    params: { audience: '' },
  });
  const { access_token } = await tenant.refresh(refresh_token);
  expect(access_token).not.toContain('.');
  const headers = { authorization: `Bearer ${access_token}` };
  const answer = await fetch(new URL('userinfo', tenant.issuer), { headers });
  expect(await answer.json()).toMatchObject({ sub: 'auth0|jane' });
});

test('knows the application by Basic too, and refuses one that is wrong, unknown or may not refresh', async () => {
  const refresh_token = await signInForRefresh();
  const { client_id, client_secret } = credentials();
  const basic = { authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}` };
  const renewed = await post({ refresh_token }, basic);
  expect(renewed.status).toBe(200);
  const next = renewed.body.refresh_token;
  for (const [fields, headers, status, error] of [
    [{ client_id, client_secret: 'wrong' }, {}, 401, 'access_denied'],
    [{ client_id }, {}, 401, 'access_denied'],
    [{ client_id: 'nobody', client_secret }, {}, 401, 'access_denied'],
    [{}, {}, 400, 'invalid_request'],
    [{}, { authorization: 'Basic !!!' }, 400, 'invalid_request'],
    [{ client_secret }, basic, 400, 'invalid_request'],
    [tenant.clients.actions, {}, 403, 'unauthorized_client'],
  ] as const) {
    const answer = await post({ ...fields, refresh_token: next }, headers);
    expect([answer.status, answer.body.error], JSON.stringify(fields)).toEqual([status, error]);
  }
  expect((await post({ ...credentials(), refresh_token: next })).status).toBe(200);
});

test('refuses a request without a token, with one twice, and the token of another application', async () => {
  const { client_id, client_secret } = credentials();
  const refresh_token = await signInForRefresh();
  expect((await post(credentials())).body).toEqual({
    error: 'invalid_request',
    error_description: 'missing required parameter refresh_token',
  });
  const twice = Object.entries({ client_id, client_secret, refresh_token });
  expect((await post([...twice, ['refresh_token', refresh_token]])).body.error).toBe('invalid_request');
  const call = await managementClient(tenant);
  const other = await call('POST', '/clients', { name: 'Other', callbacks: ['https://other.example/cb'] });
  const { client_id: id, client_secret: secret } = other.body;
  const foreign = await post({ client_id: id, client_secret: secret, refresh_token });
  expect([foreign.status, foreign.body.error]).toEqual([403, 'invalid_grant']);
  await expect(tenant.refresh(refresh_token)).resolves.toHaveProperty('access_token');
});

test('lets pages of the application’s own origins read the answer, and refuses those of others', async () => {
  const refresh_token = await signInForRefresh();
  const fields = { ...credentials(), refresh_token };
  const foreign = await post(fields, { origin: 'https://evil.example' });
  expect(foreign.body).toMatchObject({
    error_description: `origin https://evil.example not allowed for client: ${tenant.web.clientId}`,
  });
  expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([400, null]);
  const own = await post(fields, { origin: new URL(REDIRECT_URI).origin });
  expect(own.headers.get('access-control-allow-origin')).toBe(new URL(REDIRECT_URI).origin);
  expect(own.headers.get('cache-control')).toBe('no-store');
  expect(own.headers.get('content-type')).toBe('application/json; charset=utf-8');
});

/** An application of its own, with these settings of its refresh tokens. */
async function applicationWith(settings: object): Promise<SignInTarget> {
  const call = await managementClient(tenant);
  const app = { name: JSON.stringify(settings), app_type: 'native', callbacks: [REDIRECT_URI] };
  const { body } = await call('POST', '/clients', { ...app, refresh_token: settings });
  return { issuer: tenant.issuer, clientId: body.client_id, redirectUri: REDIRECT_URI };
}

const endsOf = async (target: SignInTarget): Promise<number[]> => {
  const { rows } = await tenant.db.query<{ left: number }>(
    `SELECT round(extract(epoch FROM expires_at - now()))::float8 AS left FROM oidc_records
     WHERE kind = 'RefreshToken' AND payload->>'clientId' = $1 AND consumed_at IS NULL
       AND abs(extract(epoch FROM expires_at) - (payload->>'exp')::bigint) < 2`,
    [target.clientId],
  );
  return rows.map(({ left }) => left);
};
const DAY = 86_400;

test('goes on with the same refresh token where the application does not rotate them', async () => {
  const target = await applicationWith({ rotation_type: 'non-rotating', expiration_type: 'non-expiring' });
  const { refresh_token = '' } = await signIn(target, { email: 'jane.doe@example.com' });
  for (let times = 0; times < 3; times++) {
    const tokens = await refresh(target, refresh_token);
    expect(tokens).toMatchObject({ access_token: expect.any(String), id_token: expect.any(String) });
    expect(tokens).not.toHaveProperty('refresh_token');
  }
  const [left = 0, ...more] = await endsOf(target);
  expect([left > 10_000 * DAY, more]).toEqual([true, []]);
  const call = await managementClient(tenant);
  const { body } = await call('GET', '/users/auth0%7Cjane/refresh-tokens?take=100');
  const shown = body.tokens.find((token: { client_id: string }) => token.client_id === target.clientId);
  expect(shown).toMatchObject({ rotating: false, expires_at: null });
  const { rows } = await tenant.db.query(
    `SELECT expires_at > now() + interval '10000 days' AS stays FROM oidc_records
     WHERE kind = 'Grant' AND payload->>'clientId' = $1`,
    [target.clientId],
  );
  expect(rows).toEqual([{ stays: true }]);
});

test.each(['rotating', 'non-rotating'])(
  'begins the idle time of a %s token anew, and not its lifetime',
  async (rotation_type) => {
    const ends = {
      expiration_type: 'expiring',
      infinite_token_lifetime: false,
      infinite_idle_token_lifetime: false,
    };
    const target = await applicationWith({
      ...{ rotation_type, ...ends, leeway: 0, token_lifetime: 1_000, idle_token_lifetime: 100 },
    });
    const { refresh_token = '' } = await signIn(target, { email: 'jane.doe@example.com' });
    const about = (seconds: number) => [expect.closeTo(seconds, -1.3)];
    expect(await endsOf(target)).toEqual(about(100));
    // As if the sign-in had been a while ago.
    const pass = (iiat: number, exp: number) =>
      tenant.db.query(
        `UPDATE oidc_records SET expires_at = now() + make_interval(secs => $3), payload = payload ||
         jsonb_build_object('iiat', (payload->>'iiat')::int - $2::int, 'exp', extract(epoch FROM now())::int + $3::int)
       WHERE kind = 'RefreshToken' AND payload->>'clientId' = $1`,
        [target.clientId, iiat, exp],
      );
    await pass(500, 10);
    const { refresh_token: next = refresh_token } = await refresh(target, refresh_token);
    expect(await endsOf(target)).toEqual(about(100));
    await pass(450, 10);
    const { refresh_token: last = next } = await refresh(target, next);
    expect(await endsOf(target)).toEqual(about(50));
    await pass(0, -1);
    await expect(refresh(target, last)).rejects.toThrow(/403.*invalid_grant/);
  },
);

test('revokes the oldest refresh token where a person has 200 at an application', async () => {
  const target = await applicationWith({
    rotation_type: 'rotating',
    expiration_type: 'expiring',
    leeway: 60,
  });
  const email = 'jane.doe@example.com';
  const [first, second] = [await signIn(target, { email }), await signIn(target, { email })];
  // The others are copies in the store, between the two in age.
  await tenant.db.query(
    `INSERT INTO oidc_records (kind, id_hash, payload, grant_id, expires_at)
     SELECT kind, id_hash || n, payload, grant_id || n, expires_at FROM oidc_records, generate_series(1, 197) AS n
     WHERE kind = 'RefreshToken' AND payload->>'clientId' = $1 AND id_hash = $2`,
    [target.clientId, hashId(second.refresh_token ?? '')],
  );
  await tenant.db.query(
    `UPDATE oidc_records SET payload = payload || jsonb_build_object('iiat', (payload->>'iiat')::int - 1000)
     WHERE id_hash = $1`,
    [hashId(first.refresh_token ?? '')],
  );
  await signIn(target, { email });
  const { refresh_token: kept = '' } = await refresh(target, first.refresh_token ?? '');
  await signIn(target, { email: 'max@setlist.example' });
  await expect(refresh(target, kept)).resolves.toHaveProperty('access_token');
  await signIn(target, { email });
  await expect(refresh(target, kept)).rejects.toThrow(/403.*invalid_grant/);
  await expect(refresh(target, second.refresh_token ?? '')).resolves.toHaveProperty('access_token');
});
