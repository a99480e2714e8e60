import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

test('signs a person in with the code flow and gives them an ID token, an access token and a refresh token', async () => {
  const tokens = await tenant.signIn({ email: 'jane.doe@example.com' });
  expect(tokens).toMatchObject({
    token_type: 'Bearer',
    expires_in: 3600,
    scope: 'openid profile email offline_access',
  });
  expect(tokens.refresh_token).toEqual(expect.any(String));
  expect(decodeJwt(tokens.id_token ?? '')).toMatchObject({
    iss: tenant.issuer,
    sub: 'auth0|jane',
    aud: tenant.web.clientId,
    email: 'jane.doe@example.com',
    'https://setlist.example/roles': [],
    'https://setlist.example/plan': 'full',
    'https://setlist.example/display_name': 'Jane',
  });
});

test('gives access tokens the form of Auth0: typ JWT, both audiences, azp, no client_id and no jti', async () => {
  const { access_token } = await tenant.signIn({ email: 'vera@setlist.example' });
  expect(decodeProtectedHeader(access_token)).toMatchObject({
    alg: 'RS256',
    typ: 'JWT',
    kid: expect.any(String),
  });
  const claims = decodeJwt(access_token);
  expect(claims).toMatchObject({
    iss: tenant.issuer,
    sub: 'auth0|vera',
    aud: ['https://api.setlist.example', `${tenant.issuer}userinfo`],
    azp: tenant.web.clientId,
    scope: 'openid profile email offline_access',
    'https://setlist.example/roles': ['playlist_editor'],
  });
  expect(claims).not.toHaveProperty('client_id');
  expect(claims).not.toHaveProperty('jti');
  expect(claims).not.toHaveProperty('gty');
});

test('gives ID tokens the form of Auth0: typ JWT, and no claims but the standard ones, of scopes and of Actions', async () => {
  const { id_token = '', refresh_token = '' } = await tenant.signIn({
    email: 'jane.doe@example.com',
    params: { nonce: 'n-1' },
  });
  const refreshed = await tenant.refresh(refresh_token);
  for (const token of [id_token, refreshed.id_token ?? '']) {
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) });
    const names = Object.keys(decodeJwt(token)).filter((name) => !name.startsWith('https://'));
    expect(names.sort()).toEqual([
      ...['aud', 'email', 'email_verified', 'exp', 'family_name', 'given_name', 'iat', 'iss', 'name'],
      ...['nickname', 'nonce', 'picture', 'sid', 'sub', 'updated_at'],
    ]);
  }
});
