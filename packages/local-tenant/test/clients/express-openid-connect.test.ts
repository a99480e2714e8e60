import { randomBytes } from 'node:crypto';
import express from 'express';
import eoidc from 'express-openid-connect';
import { afterAll, beforeEach, expect } from 'vitest';
import { AppServer } from './app-server.ts';
import { Browser } from './browser.ts';
import { API, VERA } from './start-tenant.ts';
import { tryClient } from './try-client.ts';

const server = new AppServer();
const trial = tryClient('express-openid-connect', '`issuerBaseURL: "https://localhost:4443"`', {
  appUrl: () => server.listen(),
});
let browser: Browser;

function start(params: object = {}): void {
  const { issuer, apps } = trial.tenant;
  const app = express();
  app.use(
    eoidc.auth({
      authRequired: false,
      auth0Logout: true,
      secret: randomBytes(32).toString('hex'),
      baseURL: server.url,
      clientID: apps.web.client_id,
      issuerBaseURL: issuer.slice(0, -1),
      ...params,
    }),
  );
  app.get('/', (request, response) => void response.json(request.oidc.user ?? null));
  app.get('/profile', eoidc.requiresAuth(), async (request, response) => {
    response.json(await request.oidc.fetchUserInfo());
  });
  app.get('/refresh', eoidc.requiresAuth(), async (request, response) => {
    const before = request.oidc.refreshToken;
    const token = await request.oidc.accessToken?.refresh();
    response.json({ rotated: request.oidc.refreshToken !== before, type: token?.token_type });
  });
  server.serve(app);
}

const codeFlow = () => ({
  clientSecret: trial.tenant.apps.web.client_secret,
  authorizationParams: {
    response_type: 'code',
    audience: API,
    scope: 'openid profile email offline_access read:things',
  },
});

beforeEach(() => {
  browser = new Browser();
});
afterAll(() => server.close());

trial.matches('signs in as its quickstart does: an ID token by form post', async () => {
  start();
  const page = await browser.signIn(`${server.url}/login`, VERA);
  expect(page.url.href).toBe(`${server.url}/`);
  expect(JSON.parse(page.text)).toMatchObject({ sub: VERA.id, email: VERA.email, nickname: 'vera' });
});

trial.matches('signs in with the code flow and reads the user info', async () => {
  start(codeFlow());
  const page = await browser.signIn(`${server.url}/profile`, VERA);
  expect(page.url.href).toBe(`${server.url}/profile`);
  expect(JSON.parse(page.text)).toMatchObject({ sub: VERA.id, email: VERA.email });
});

trial.matches('refreshes an access token', async () => {
  start(codeFlow());
  await browser.signIn(`${server.url}/login`, VERA);
  const page = await browser.open(`${server.url}/refresh`);
  expect(JSON.parse(page.text)).toEqual({ rotated: true, type: 'Bearer' });
});

trial.matches('signs out of the application and of Auth0', async () => {
  start(codeFlow());
  await browser.signIn(`${server.url}/login`, VERA);
  const after = await browser.open(`${server.url}/logout`);
  expect(after).toMatchObject({ text: 'null', status: 200 });
  const again = await browser.open(`${server.url}/login`);
  expect(again.url.href, 'the tenant asks again').toContain(`${trial.tenant.issuer}u/login/`);
});

trial.keepsToTheTable();
