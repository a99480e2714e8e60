import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { Auth0Client } from '@auth0/nextjs-auth0/server';
import { decodeJwt } from 'jose';
import { NextRequest, NextResponse } from 'next/server.js';
import { afterAll, beforeEach, expect } from 'vitest';
import { AppServer } from './app-server.ts';
import { Browser } from './browser.ts';
import { API, VERA } from './start-tenant.ts';
import { tryClient } from './try-client.ts';

const server = new AppServer();
const trial = tryClient(
  '@auth0/nextjs-auth0',
  '`domain: "https://localhost:4443"`, `allowInsecureRequests: true` (it takes neither localhost nor a port otherwise)',
  { appUrl: () => server.listen() },
);
let browser: Browser;
beforeEach(() => {
  browser = new Browser();
});
afterAll(() => server.close());

function createClient(options: ConstructorParameters<typeof Auth0Client>[0] = {}): Auth0Client {
  const { issuer, apps } = trial.tenant;
  const client = new Auth0Client({
    domain: issuer,
    allowInsecureRequests: true,
    clientId: apps.web.client_id,
    clientSecret: apps.web.client_secret,
    appBaseUrl: server.url,
    secret: randomBytes(32).toString('hex'),
    authorizationParameters: { scope: 'openid profile email read:things offline_access', audience: API },
    ...options,
  });
  server.serve(asNextDoes(client));
  return client;
}

// What Next.js does around a `proxy.ts` that calls the SDK's middleware; then a page of the application.
function asNextDoes(client: Auth0Client): RequestListener {
  return async (incoming, outgoing) => {
    const headers = new Headers(incoming.headers as Record<string, string>);
    const request = new NextRequest(`${server.url}${incoming.url}`, {
      headers,
      method: incoming.method ?? '',
    });
    let response: Response = await client.middleware(request);
    if (response.headers.has('x-middleware-next')) response = await page(client, request);
    outgoing.setHeaders(response.headers);
    outgoing.writeHead(response.status).end(await response.text());
  };
}

async function page(client: Auth0Client, request: NextRequest): Promise<Response> {
  const answer = new NextResponse();
  if (request.nextUrl.pathname === '/refresh') {
    const before = (await client.getSession(request))?.tokenSet.refreshToken;
    const { token } = await client.getAccessToken(request, answer, { refresh: true });
    return Response.json({ sub: decodeJwt(token).sub, hadRefreshToken: before !== undefined });
  }
  return Response.json((await client.getSession(request))?.user ?? null);
}

trial.matches('signs in by its middleware', async () => {
  createClient();
  const home = await browser.signIn(`${server.url}/auth/login`, VERA);
  expect(home.url.href).toBe(`${server.url}/`);
  expect(JSON.parse(home.text)).toMatchObject({ sub: VERA.id, email: VERA.email, nickname: 'vera' });
  expect(JSON.parse((await browser.open(`${server.url}/auth/profile`)).text).sub).toBe(VERA.id);
});

trial.matches('gives the page an access token for the API', async () => {
  createClient();
  await browser.signIn(`${server.url}/auth/login`, VERA);
  const answer = JSON.parse((await browser.open(`${server.url}/auth/access-token`)).text);
  expect(answer).toMatchObject({ scope: 'openid profile email read:things offline_access' });
  expect(decodeJwt(answer.token)).toMatchObject({ sub: VERA.id, iss: trial.tenant.issuer });
});

trial.matches('refreshes', async () => {
  createClient();
  await browser.signIn(`${server.url}/auth/login`, VERA);
  const answer = JSON.parse((await browser.open(`${server.url}/refresh`)).text);
  expect(answer).toEqual({ sub: VERA.id, hadRefreshToken: true });
});

for (const logoutStrategy of ['oidc', 'v2'] as const) {
  trial.matches(`signs out with the ${logoutStrategy} strategy`, async () => {
    createClient({ logoutStrategy });
    await browser.signIn(`${server.url}/auth/login`, VERA);
    const home = await browser.open(`${server.url}/auth/logout`);
    expect(home).toMatchObject({ status: 200, text: 'null' });
    const again = await browser.open(`${server.url}/auth/login`);
    expect(again.url.href, 'the tenant asks again').toContain(`${trial.tenant.issuer}u/login/`);
  });
}

trial.keepsToTheTable();
