import { generateKeyPairSync } from 'node:crypto';
import { managementClient } from '@setlist/local-tenant/test/management';
import { decodeJwt, importPKCS8 } from 'jose';
import * as oidc from 'openid-client';
import { expect } from 'vitest';
import { Browser } from './browser.ts';
import { API, VERA } from './start-tenant.ts';
import { tryClient } from './try-client.ts';

const REDIRECT = 'http://localhost:3000/callback';
const trial = tryClient('openid-client', '`discovery(new URL("https://localhost:4443/"), …)`');
const browser = new Browser();
let config: oidc.Configuration;
let tokens: Awaited<ReturnType<typeof signIn>>;

async function signIn(parameters: Record<string, string> = {}) {
  const verifier = oidc.randomPKCECodeVerifier();
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT,
    scope: 'openid profile email offline_access read:things',
    audience: API,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...{ state, nonce },
    ...parameters,
  });
  const page = await (parameters.prompt === 'none'
    ? browser.open(url, REDIRECT)
    : browser.signIn(url, VERA, REDIRECT));
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
  return oidc.authorizationCodeGrant(config, page.url, checks);
}

trial.matches('discovers the issuer', async () => {
  const { issuer, apps } = trial.tenant;
  config = await oidc.discovery(new URL(issuer), apps.web.client_id, apps.web.client_secret);
  expect(config.serverMetadata()).toMatchObject({ issuer, token_endpoint: `${issuer}oauth/token` });
});

trial.matches('signs in with the code flow and PKCE, for an API', async () => {
  tokens = await signIn();
  expect(tokens.claims()).toMatchObject({
    sub: VERA.id,
    email: VERA.email,
    aud: trial.tenant.apps.web.client_id,
  });
  const { issuer } = trial.tenant;
  const access = decodeJwt(tokens.access_token);
  expect(access).toMatchObject({ iss: issuer, aud: [API, `${issuer}userinfo`], sub: VERA.id });
});

trial.matches('signs in again without asking, by prompt=none', async () => {
  expect((await signIn({ prompt: 'none' })).claims()).toMatchObject({ sub: VERA.id });
});

trial.matches('reads the user info', async () => {
  const info = await oidc.fetchUserInfo(config, tokens.access_token, VERA.id);
  expect(info).toMatchObject({ sub: VERA.id, email: VERA.email, nickname: 'vera' });
});

trial.matches('refreshes, and gets a new refresh token', async () => {
  const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
  expect(refreshed.refresh_token).not.toBe(tokens.refresh_token);
  expect(refreshed.claims()).toMatchObject({ sub: VERA.id });
  const reused = oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
  await expect(reused).rejects.toMatchObject({ error: 'invalid_grant', status: 403 });
});

trial.matches('revokes a refresh token', async () => {
  const { refresh_token = '' } = await signIn({ prompt: 'none' });
  await oidc.tokenRevocation(config, refresh_token);
  await expect(oidc.refreshTokenGrant(config, refresh_token)).rejects.toMatchObject({
    error: 'invalid_grant',
  });
});

trial.matches('gets a machine token by client credentials', async () => {
  const { issuer, apps } = trial.tenant;
  const machine = await oidc.discovery(new URL(issuer), apps.machine.client_id, apps.machine.client_secret);
  const token = await oidc.clientCredentialsGrant(machine, { audience: API });
  expect(token).toMatchObject({ token_type: 'bearer', scope: 'read:things' });
  expect(decodeJwt(token.access_token).sub).toBe(`${apps.machine.client_id}@clients`);
});

trial.matches('gets a machine token by private_key_jwt', async () => {
  const { issuer, tenant } = trial.tenant;
  const keys = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const pem = keys.publicKey.export({ type: 'spki', format: 'pem' });
  const call = await managementClient(tenant);
  const { body: app } = await call('POST', '/clients', {
    ...{ name: 'By a key', app_type: 'non_interactive' },
    client_authentication_methods: {
      private_key_jwt: { credentials: [{ credential_type: 'public_key', pem }] },
    },
  });
  await call('POST', '/client-grants', { client_id: app.client_id, audience: API, scope: ['read:things'] });
  const key = await importPKCS8(String(keys.privateKey.export({ type: 'pkcs8', format: 'pem' })), 'RS256');
  const machine = await oidc.discovery(new URL(issuer), app.client_id, {}, oidc.PrivateKeyJwt(key));
  const token = await oidc.clientCredentialsGrant(machine, { audience: API });
  expect(decodeJwt(token.access_token).sub).toBe(`${app.client_id}@clients`);
});

trial.matches('is refused for an API that the application has no grant for', async () => {
  const { issuer, apps } = trial.tenant;
  const machine = await oidc.discovery(new URL(issuer), apps.machine.client_id, apps.machine.client_secret);
  const refused = oidc.clientCredentialsGrant(machine, { audience: `${issuer}api/v2/` });
  await expect(refused).rejects.toMatchObject({ error: 'access_denied', status: 403 });
});

trial.matches('is refused with a wrong secret', async () => {
  const { issuer, apps } = trial.tenant;
  const wrong = await oidc.discovery(new URL(issuer), apps.machine.client_id, 'wrong');
  const refused = oidc.clientCredentialsGrant(wrong, { audience: API });
  await expect(refused).rejects.toMatchObject({ error: 'access_denied', status: 401 });
});

trial.matches('signs out', async () => {
  const url = oidc.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: 'http://localhost:3000',
  });
  expect((await browser.open(url, 'http://localhost:3000')).url.href).toBe('http://localhost:3000/');
  await expect(signIn({ prompt: 'none' })).rejects.toMatchObject({ error: 'login_required' });
});

trial.keepsToTheTable();
