import { createHash, randomBytes } from 'node:crypto';
import { AuthApiError, AuthenticationClient, UserInfoClient } from 'auth0/legacy';
import { decodeJwt } from 'jose';
import { expect } from 'vitest';
import { Browser } from './browser.ts';
import { API, VERA } from './start-tenant.ts';
import { tryClient } from './try-client.ts';

const REDIRECT = 'http://localhost:3000/callback';
const CONNECTION = 'Username-Password-Authentication';
const trial = tryClient('auth0 AuthenticationClient', '`domain: "localhost:4443"`');
const browser = new Browser();
let refreshToken = '';

function client(app: 'web' | 'machine' = 'web', secret?: string): AuthenticationClient {
  const { client_id, client_secret } = trial.tenant.apps[app];
  return new AuthenticationClient({
    domain: trial.tenant.domain,
    clientId: client_id,
    clientSecret: secret ?? client_secret,
  });
}

async function getCode(verifier: string): Promise<string> {
  const url = new URL('authorize', trial.tenant.issuer);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: trial.tenant.apps.web.client_id,
    redirect_uri: REDIRECT,
    scope: 'openid profile email offline_access',
    audience: API,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const page = await browser.open(url, REDIRECT);
  const callback = page.status === 0 ? page : await browser.logIn(page, VERA, REDIRECT);
  return callback.url.searchParams.get('code') ?? '';
}

trial.matches('exchanges a code with PKCE, and its ID token passes validation', async () => {
  const code_verifier = randomBytes(32).toString('base64url');
  const code = await getCode(code_verifier);
  const grant = { code, code_verifier, redirect_uri: REDIRECT };
  const { data } = await client().oauth.authorizationCodeGrantWithPKCE(grant);
  expect(data).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  expect(decodeJwt(data.access_token).sub).toBe(VERA.id);
  refreshToken = data.refresh_token ?? '';
});

trial.matches('is refused a wrong code and a wrong verifier, in the words of Auth0', async () => {
  const code = await getCode(randomBytes(32).toString('base64url'));
  const exchange = (given: string) =>
    client().oauth.authorizationCodeGrantWithPKCE({
      code: given,
      code_verifier: randomBytes(32).toString('base64url'),
      redirect_uri: REDIRECT,
    });
  await expect(exchange('wrong')).rejects.toMatchObject({
    statusCode: 403,
    error: 'invalid_grant',
    error_description: 'Invalid authorization code',
  });
  await expect(exchange(code)).rejects.toMatchObject({
    statusCode: 403,
    error: 'invalid_grant',
    error_description: 'Failed to verify code verifier',
  });
});

trial.matches('refreshes, and revokes', async () => {
  const { data } = await client().oauth.refreshTokenGrant({ refresh_token: refreshToken });
  expect(data.refresh_token).not.toBe(refreshToken);
  const token = data.refresh_token ?? '';
  await client().oauth.revokeRefreshToken({ token });
  const refused = client().oauth.refreshTokenGrant({ refresh_token: token });
  await expect(refused).rejects.toMatchObject({ error_description: 'Unknown or invalid refresh token.' });
});

trial.matches('gets a machine token', async () => {
  const { data } = await client('machine').oauth.clientCredentialsGrant({ audience: API });
  expect(decodeJwt(data.access_token)).toMatchObject({
    aud: API,
    gty: 'client-credentials',
    scope: 'read:things',
  });
});

trial.matches('is refused with a wrong secret, and for an API without a grant', async () => {
  const wrongSecret = client('machine', 'wrong').oauth.clientCredentialsGrant({ audience: API });
  await expect(wrongSecret).rejects.toBeInstanceOf(AuthApiError);
  await expect(wrongSecret).rejects.toMatchObject({ statusCode: 401, error: 'access_denied' });
  const audience = `${trial.tenant.issuer}api/v2/`;
  await expect(client('machine').oauth.clientCredentialsGrant({ audience })).rejects.toMatchObject({
    statusCode: 403,
    error: 'access_denied',
    error_description: expect.stringContaining(`Client is not authorized to access "${audience}".`),
  });
});

trial.matches('signs a person up, once, with a strong password', async () => {
  const person = { email: 'Ada@example.test', password: 'A-good-one-1', connection: CONNECTION };
  const { data } = await client().database.signUp({ ...person, user_metadata: { lang: 'es' } });
  expect(data).toMatchObject({ email: 'ada@example.test', email_verified: false, _id: expect.any(String) });
  await expect(client().database.signUp(person)).rejects.toMatchObject({
    statusCode: 400,
    error: 'invalid_signup',
  });
  const weak = client().database.signUp({ ...person, email: 'bo@example.test', password: 'weak' });
  await expect(weak).rejects.toMatchObject({ statusCode: 400, error: 'invalid_password' });
});

trial.matches('asks for a mail to change the password, and learns nothing about the address', async () => {
  const ask = (email: string) => client().database.changePassword({ email, connection: CONNECTION });
  const [known, unknown] = [await ask(VERA.email), await ask('nobody@example.test')];
  expect(known).toMatchObject({ status: 200, data: expect.stringContaining('email') });
  expect(unknown.data).toBe(known.data);
});

trial.matches('reads the user info', async () => {
  const code_verifier = randomBytes(32).toString('base64url');
  const grant = { code: await getCode(code_verifier), code_verifier, redirect_uri: REDIRECT };
  const { data } = await client().oauth.authorizationCodeGrantWithPKCE(grant);
  const userInfo = new UserInfoClient({ domain: trial.tenant.domain });
  expect((await userInfo.getUserInfo(data.access_token)).data).toMatchObject({
    sub: VERA.id,
    email: VERA.email,
  });
  await expect(userInfo.getUserInfo('wrong')).rejects.toMatchObject({ statusCode: 401 });
});

trial.differs(
  {
    endpoint: 'POST /oauth/token',
    auth0: 'gives tokens for `grant_type=password` where the application allows it',
    tenant: 'lets no application, because RFC 9700 forbids it',
  },
  async () => {
    const granted = client().oauth.passwordGrant({ username: VERA.email, password: VERA.password });
    await expect(granted).rejects.toMatchObject({ statusCode: 403, error: 'unauthorized_client' });
  },
);

trial.differs(
  {
    endpoint: 'POST /oauth/par',
    auth0: 'pushed authorization requests',
    tenant: 'does not have it',
  },
  async () => {
    const pushed = client().oauth.pushedAuthorization({
      client_id: trial.tenant.apps.web.client_id,
      response_type: 'code',
      redirect_uri: REDIRECT,
    });
    await expect(pushed).rejects.toMatchObject({ statusCode: 404 });
  },
);

trial.differs(
  {
    endpoint: 'POST /passwordless/start',
    auth0: 'sign-in by a code or a link in a mail or an SMS',
    tenant: 'does not have it',
  },
  async () => {
    const sent = client().passwordless.sendEmail({ email: VERA.email, send: 'code' });
    await expect(sent).rejects.toMatchObject({ statusCode: 404 });
  },
);

trial.keepsToTheTable();
