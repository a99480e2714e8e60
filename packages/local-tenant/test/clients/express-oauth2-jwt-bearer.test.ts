import { signIn } from '@setlist/local-tenant/test/sign-in';
import express from 'express';
import { auth, claimIncludes, requiredScopes } from 'express-oauth2-jwt-bearer';
import { afterAll, beforeAll, expect } from 'vitest';
import { AppServer } from './app-server.ts';
import { API, VERA } from './start-tenant.ts';
import { tryClient } from './try-client.ts';

const api = new AppServer();
const trial = tryClient('express-oauth2-jwt-bearer', '`issuerBaseURL: "https://localhost:4443/"`');
const redirectUri = 'http://localhost:3000/callback';

beforeAll(() => api.listen());
afterAll(() => api.close());

async function call(path: string, token?: string) {
  const response = await fetch(`${api.url}${path}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  const body = response.headers.get('content-type')?.includes('json') ? await response.json() : undefined;
  return { status: response.status, challenge: response.headers.get('www-authenticate'), body };
}

async function userTokens(scope: string) {
  const { issuer, apps } = trial.tenant;
  const { client_id: clientId, client_secret: clientSecret } = apps.web;
  return signIn({ issuer, clientId, clientSecret, redirectUri, audience: API }, { ...VERA, scope });
}

trial.matches('takes tokens of the tenant, found by discovery', async () => {
  const app = express();
  app.use(auth({ issuerBaseURL: trial.tenant.issuer, audience: API }));
  app.get('/who', (request, response) => void response.json(request.auth?.payload));
  app.get('/things', requiredScopes('read:things'), (_request, response) => void response.json([]));
  app.get('/mine', claimIncludes('aud', API), (_request, response) => void response.json([]));
  api.serve(app);
  const { access_token } = await userTokens('openid read:things');
  const { issuer, apps } = trial.tenant;
  const payload = { iss: issuer, sub: VERA.id, azp: apps.web.client_id, aud: [API, `${issuer}userinfo`] };
  expect(await call('/who', access_token)).toMatchObject({ status: 200, body: payload });
  expect((await call('/things', access_token)).status).toBe(200);
  expect((await call('/mine', access_token)).status).toBe(200);
});

trial.matches('takes machine tokens', async () => {
  const { tenant, apps, issuer } = trial.tenant;
  const body = new URLSearchParams({ grant_type: 'client_credentials', audience: API, ...apps.machine });
  const answer = await fetch(`${issuer}oauth/token`, { method: 'POST', body });
  const { access_token } = (await answer.json()) as { access_token: string };
  const sub = `${apps.machine.client_id}@clients`;
  expect((await call('/who', access_token)).body).toMatchObject({ sub, gty: 'client-credentials' });
  const overHttp = await tenant.machineToken(apps.machine, API);
  expect((await call('/who', overHttp)).status, 'another issuer').toBe(401);
});

trial.matches('refuses a token without the scope, an ID token and no token at all', async () => {
  const { access_token, id_token } = await userTokens('openid');
  const scoped = await call('/things', access_token);
  expect(scoped).toMatchObject({ status: 403, challenge: expect.stringContaining('insufficient_scope') });
  expect(await call('/who', id_token)).toMatchObject({
    status: 401,
    challenge: expect.stringContaining('invalid_token'),
  });
  expect((await call('/who')).status).toBe(401);
});

trial.keepsToTheTable();
