import { randomBytes } from 'node:crypto';
import express, { type Request, type Response } from 'express';
import nextAuth, { type NextAuthOptions } from 'next-auth';
import auth0Provider from 'next-auth/providers/auth0';
import { afterAll, expect, vi } from 'vitest';
import { AppServer } from './app-server.ts';
import { Browser } from './browser.ts';
import { API, VERA } from './start-tenant.ts';
import { tryClient } from './try-client.ts';

const server = new AppServer();
const trial = tryClient('next-auth', '`Auth0Provider({ issuer: "https://localhost:4443" })`', {
  appUrl: () => server.listen(),
});
const browser = new Browser();
const errors: unknown[] = [];
let account: Record<string, unknown> | null | undefined;
afterAll(() => {
  vi.unstubAllEnvs();
  return server.close();
});
// Both are CommonJS, which Vitest gives as it is meant and TypeScript as Node.js would.
const NextAuth = nextAuth as unknown as typeof nextAuth.default;
const Auth0Provider = auth0Provider as unknown as typeof auth0Provider.default;

trial.matches('signs in with the Auth0 provider', async () => {
  serve();
  const page = await signIn();
  expect(page.url.href).toBe(`${server.url}/`);
  const session = JSON.parse((await browser.open(`${server.url}/api/auth/session`)).text);
  expect(session.user).toMatchObject({ email: VERA.email, name: 'vera' });
  expect(account).toMatchObject({ provider: 'auth0', token_type: 'Bearer', providerAccountId: VERA.id });
});

trial.matches('gets a token for an API, and refreshes it as its guide shows', async () => {
  const { issuer, apps } = trial.tenant;
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: String(account?.refresh_token),
    ...apps.web,
  });
  const response = await fetch(`${issuer}oauth/token`, { method: 'POST', body });
  const scope = 'openid profile email read:things offline_access';
  expect(await response.json()).toMatchObject({ scope, expires_in: 3600, token_type: 'Bearer' });
});

trial.matches('signs out of the tenant too, by its end-session endpoint', async () => {
  const { issuer } = trial.tenant;
  const url = new URL('oidc/logout', issuer);
  url.search = new URLSearchParams({
    id_token_hint: String(account?.id_token),
    post_logout_redirect_uri: server.url,
  }).toString();
  expect((await browser.open(url)).url.href).toBe(`${server.url}/`);
});

trial.matches('says why a sign-in was refused', async () => {
  const { tenant } = trial.tenant;
  const token = await tenant.machineToken();
  const block = (blocked: boolean) =>
    fetch(`${tenant.issuer}api/v2/users/${VERA.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ blocked }),
    });
  expect((await block(true)).status).toBe(200);
  const page = await signIn();
  expect(page.url.href).toBe(`${server.url}/api/auth/signin?error=Callback`);
  expect(errors).toContainEqual(expect.objectContaining({ error_description: 'user is blocked' }));
  await block(false);
});

trial.keepsToTheTable();

function serve(): void {
  vi.stubEnv('NEXTAUTH_URL', server.url);
  const { issuer, apps } = trial.tenant;
  const options: NextAuthOptions = {
    secret: randomBytes(32).toString('hex'),
    logger: { error: (_code, metadata) => void errors.push(metadata) },
    providers: [
      Auth0Provider({
        clientId: apps.web.client_id,
        clientSecret: apps.web.client_secret,
        issuer: issuer.slice(0, -1),
        authorization: {
          params: { scope: 'openid profile email offline_access read:things', audience: API },
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, account: granted }) => {
        account = granted ?? account;
        return token;
      },
    },
  };
  const app = express();
  app.use('/api/auth', express.urlencoded({ extended: false }), handle(options));
  app.get('/', (_request, response) => void response.send('home'));
  server.serve(app);
}

// What Next.js does around its API routes.
function handle(options: NextAuthOptions) {
  return (request: Request, response: Response) => {
    const nextauth = request.path.split('/').slice(1);
    const cookies = Object.fromEntries(
      (request.get('cookie') ?? '').split('; ').map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
      }),
    );
    Object.defineProperties(request, {
      query: { value: { ...request.query, nextauth } },
      cookies: { value: cookies },
    });
    return NextAuth(request as never, response as never, options);
  };
}

async function signIn() {
  const providers = await browser.open(`${server.url}/api/auth/signin`);
  return browser.logIn(await browser.submit(providers), VERA);
}
