import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Auth0ClientOptions, Auth0Client as SpaClient } from '@auth0/auth0-spa-js';
import { Auth0Client } from '@auth0/nextjs-auth0/server';
import { loadCertificates } from '@setlist/local-tenant/http/tls/load-certificates';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { ManagementClient } from 'auth0';
import { AuthenticationClient } from 'auth0/legacy';
import express from 'express';
import { auth } from 'express-oauth2-jwt-bearer';
import eoidc from 'express-openid-connect';
import { NextRequest } from 'next/server.js';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppServer } from './app-server.ts';
import { Browser } from './browser.ts';
import { openChromium } from './open-chromium.ts';
import { API, type Application, VERA } from './start-tenant.ts';

// What the clients need of a tenant without TLS, one test each, so that one tenant does for all; what they do over TLS
// is in their own tests. next-auth over plain http is what Setlist's web application does.
const server = new AppServer();
let tenant: TestTenant;
let web: Application;
let machine: Application;
let spa: Application;
let domain: string;

beforeAll(async () => {
  const newApp = () => ({
    client_id: randomBytes(16).toString('hex'),
    client_secret: randomBytes(32).toString('hex'),
  });
  [web, machine, spa] = [newApp(), newApp(), newApp()];
  tenant = await startTestTenant({
    configFile: join(import.meta.dirname, 'tenant.yaml'),
    keywords: { APP_URL: await server.listen() },
    options: { clients: { 'Regular web app': web, Machine: machine, 'Single-page app': spa } },
  });
  domain = new URL(tenant.issuer).host;
});
afterAll(async () => {
  await server.close();
  await tenant.close();
});

// The packages of Auth0 write https:// before every domain.
const overHttp: typeof fetch = (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  return fetch(url.replace(/^https:/, 'http:'), init);
};

it('auth0 ManagementClient: only with a fetch that goes to http, and with no scheme in its domain', async () => {
  const { client_id: clientId, client_secret: clientSecret } = tenant.clients.deploy;
  const management = new ManagementClient({ domain, clientId, clientSecret, fetch: overHttp });
  expect(await management.users.get(VERA.id)).toMatchObject({ user_id: VERA.id });
  const client = () =>
    new ManagementClient({ domain: `http://${domain}`, clientId, clientSecret, maxRetries: 0 });
  await expect((async () => client().users.get(VERA.id))()).rejects.toThrow();
});

it('auth0 AuthenticationClient: only with a fetch that goes to http', async () => {
  const { client_id: clientId, client_secret: clientSecret } = machine;
  const client = new AuthenticationClient({ domain, clientId, clientSecret, fetch: overHttp });
  const { data } = await client.oauth.clientCredentialsGrant({ audience: API });
  expect(data).toMatchObject({ token_type: 'Bearer' });
});

it('openid-client: only with allowInsecureRequests', async () => {
  const discover = (options?: oidc.DiscoveryRequestOptions) =>
    oidc.discovery(new URL(tenant.issuer), machine.client_id, machine.client_secret, undefined, options);
  await expect(discover()).rejects.toThrow();
  const config = await discover({ execute: [oidc.allowInsecureRequests] });
  expect(await oidc.clientCredentialsGrant(config, { audience: API })).toMatchObject({
    scope: 'read:things',
  });
});

it('express-openid-connect: as it is', async () => {
  const app = express();
  const { client_id: clientID, client_secret: clientSecret } = web;
  app.use(
    eoidc.auth({
      ...{ secret: randomBytes(32).toString('hex'), baseURL: server.url, issuerBaseURL: tenant.issuer },
      ...{ clientID, clientSecret, authorizationParams: { response_type: 'code', scope: 'openid email' } },
    }),
  );
  app.get('/', (request, response) => void response.json(request.oidc.user));
  server.serve(app);
  const page = await new Browser().signIn(`${server.url}/`, VERA);
  expect(JSON.parse(page.text)).toMatchObject({ sub: VERA.id, email: VERA.email });
});

it('express-oauth2-jwt-bearer: as it is, when the issuer is written with its slash', async () => {
  const token = await tenant.machineToken(machine, API);
  const statusWith = async (options: Parameters<typeof auth>[0]) => {
    const app = express();
    app.use(auth({ ...options, audience: API, tokenSigningAlg: 'RS256' }));
    app.get('/', (_request, response) => void response.send('in'));
    app.use(((error, _request, response, _next) => {
      response.sendStatus(error.status);
    }) satisfies express.ErrorRequestHandler);
    server.serve(app);
    return (await fetch(server.url, { headers: { authorization: `Bearer ${token}` } })).status;
  };
  const jwksUri = `${tenant.issuer}.well-known/jwks.json`;
  expect(await statusWith({ issuerBaseURL: tenant.issuer })).toBe(200);
  expect(await statusWith({ issuer: tenant.issuer, jwksUri })).toBe(200);
  expect(await statusWith({ issuer: tenant.issuer.slice(0, -1), jwksUri })).toBe(401);
});

it('nextjs-auth0: with the scheme in its domain and allowInsecureRequests', async () => {
  const client = new Auth0Client({
    ...{ domain: tenant.issuer.slice(0, -1), allowInsecureRequests: true, appBaseUrl: server.url },
    ...{ clientId: web.client_id, clientSecret: web.client_secret, secret: randomBytes(32).toString('hex') },
  });
  const answer = await client.middleware(new NextRequest(`${server.url}/auth/login`));
  expect(answer.headers.get('location')).toMatch(new RegExp(`^${tenant.issuer}authorize\\?`));
});

declare const auth0: { createAuth0Client(options: Auth0ClientOptions): Promise<SpaClient> };

it('auth0-spa-js: with the scheme in its domain', async () => {
  const { resolve } = createRequire(import.meta.url);
  const bundle = await readFile(resolve('@auth0/auth0-spa-js/dist/auth0-spa-js.production.js'));
  server.serve((request, response) => {
    if (request.url === '/sdk.js') return response.setHeader('content-type', 'text/javascript').end(bundle);
    return response.setHeader('content-type', 'text/html').end('<script src="/sdk.js"></script>');
  });
  const folder = await mkdtemp(join(tmpdir(), 'setlist-plain-http-'));
  const browser = await openChromium((await loadCertificates(folder)).cert);
  try {
    const page = await browser.newPage();
    const authorizationParams = { redirect_uri: server.url, audience: API, scope: 'openid email' };
    const options = { domain: tenant.issuer.slice(0, -1), clientId: spa.client_id, authorizationParams };
    await page.goto(server.url);
    await page.evaluate(async (all) => {
      const client = await auth0.createAuth0Client(all);
      void client.loginWithRedirect();
    }, options);
    await page.waitForURL(`${tenant.issuer}u/login/**`);
    await page.getByLabel('Email').fill(VERA.email);
    await page.getByLabel('Password', { exact: true }).fill(VERA.password);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL(`${server.url}/?code=**`);
    const user = await page.evaluate(async (all) => {
      const client = await auth0.createAuth0Client(all);
      await client.handleRedirectCallback();
      return client.getUser();
    }, options);
    expect(user).toMatchObject({ sub: VERA.id, email: VERA.email });
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
});
