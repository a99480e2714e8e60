import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Auth0Client, Auth0ClientOptions } from '@auth0/auth0-spa-js';
import { loadCertificates } from '@setlist/local-tenant/http/tls/load-certificates';
import { decodeJwt } from 'jose';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { AppServer } from './app-server.ts';
import { openChromium } from './open-chromium.ts';
import { API, VERA } from './start-tenant.ts';
import { tryClient } from './try-client.ts';

// Over https as the tenant is, because browsers take http and https on localhost for two sites.
const server = new AppServer('https');
const trial = tryClient('@auth0/auth0-spa-js', '`domain: "localhost:4443"`', {
  appUrl: () => server.listen(),
});
const resolve = createRequire(import.meta.url).resolve;
let browser: Browser;
let context: BrowserContext;
let page: Page;

declare const auth0: { createAuth0Client(options: Auth0ClientOptions): Promise<Auth0Client> };
declare const window: { client: Auth0Client; localStorage: Record<string, string> };

beforeAll(async () => {
  const certificate = await loadCertificates(dirname(trial.tenant.caFile));
  server.useCertificate(certificate);
  const bundle = readFileSync(resolve('@auth0/auth0-spa-js/dist/auth0-spa-js.production.js'));
  server.serve((request, response) => {
    if (request.url === '/sdk.js') return response.setHeader('content-type', 'text/javascript').end(bundle);
    return response.setHeader('content-type', 'text/html').end('<script src="/sdk.js"></script>');
  });
  browser = await openChromium(certificate.cert);
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(() => context.close());
afterAll(async () => {
  await browser?.close();
  await server.close();
});

async function open(options: Partial<Auth0ClientOptions> = {}): Promise<void> {
  const { domain, apps } = trial.tenant;
  const authorizationParams = {
    redirect_uri: server.url,
    audience: API,
    scope: 'openid profile email read:things',
  };
  if (!page.url().startsWith(server.url)) await page.goto(server.url);
  await page.evaluate(
    async (all) => {
      window.client = await auth0.createAuth0Client(all);
    },
    { domain, clientId: apps.spa.client_id, authorizationParams, ...options } as Auth0ClientOptions,
  );
}

async function logIn(on: Page): Promise<void> {
  await on.getByLabel('Email').fill(VERA.email);
  await on.getByLabel('Password', { exact: true }).fill(VERA.password);
  await on.getByRole('button', { name: 'Continue' }).click();
}

async function signIn(options: Partial<Auth0ClientOptions> = {}): Promise<void> {
  await open(options);
  await page.evaluate(() => void window.client.loginWithRedirect());
  await page.waitForURL(`${trial.tenant.issuer}u/login/**`);
  await logIn(page);
  await page.waitForURL(`${server.url}/?code=**`);
  await open(options);
  await page.evaluate(() => window.client.handleRedirectCallback());
}

const user = () => page.evaluate(() => window.client.getUser());
const freshToken = () =>
  page.evaluate(async () => (await window.client.getTokenSilently({ cacheMode: 'off' })) ?? '');

trial.matches('signs in by redirect', async () => {
  await signIn();
  expect(await user()).toMatchObject({ sub: VERA.id, email: VERA.email, nickname: 'vera' });
});

trial.matches('gets a fresh token in a hidden frame, by web message', async () => {
  await signIn();
  const { issuer } = trial.tenant;
  const inFrame = page.waitForResponse((response) => response.frame() !== page.mainFrame());
  const token = await freshToken();
  const { searchParams } = new URL((await inFrame).url());
  expect([searchParams.get('response_mode'), searchParams.get('prompt')]).toEqual(['web_message', 'none']);
  expect(decodeJwt(token)).toMatchObject({ iss: issuer, sub: VERA.id, aud: [API, `${issuer}userinfo`] });
});

trial.matches('knows the session again when the page is opened anew', async () => {
  await signIn();
  await page.goto(server.url);
  await open();
  expect(await page.evaluate(() => window.client.isAuthenticated()), 'found by checkSession').toBe(true);
});

trial.matches('refreshes with rotating refresh tokens', async () => {
  const options = { useRefreshTokens: true, cacheLocation: 'localstorage' } as const;
  await signIn(options);
  const kept = () => page.evaluate(() => JSON.stringify(Object.values(window.localStorage)));
  const refreshToken = async () => /"refresh_token":"([^"]+)"/.exec(JSON.parse(await kept()).join())?.[1];
  const first = await refreshToken();
  expect(decodeJwt(await freshToken()).sub).toBe(VERA.id);
  expect(await refreshToken()).not.toBe(first);
});

trial.matches('signs in by pop-up', async () => {
  await open();
  const opened = page.waitForEvent('popup');
  const done = page.evaluate(() => window.client.loginWithPopup());
  const signedIn = opened.then((popUp) =>
    // The SDK closes it as soon as it has the answer, which may be before the click is done.
    logIn(popUp).catch((error) => popUp.isClosed() || expect.fail(error.message)),
  );
  await Promise.all([done, signedIn]);
  expect(await user()).toMatchObject({ sub: VERA.id });
});

trial.matches('signs out', async () => {
  await signIn();
  await page.evaluate((returnTo) => window.client.logout({ logoutParams: { returnTo } }), server.url);
  await page.waitForURL(`${server.url}/`);
  await open();
  const silently = page.evaluate(() =>
    window.client.getTokenSilently().catch((error: { error: string }) => error.error),
  );
  expect(await silently).toBe('login_required');
});

trial.keepsToTheTable();
