import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { type DatabaseLine, openDatabaseLine } from '@setlist/local-tenant/test/database-line';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsIn } from './words/words.ts';

let line: DatabaseLine;
let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant({
    async throughLine(databaseUrl) {
      line = await openDatabaseLine(databaseUrl);
      return line.url;
    },
  });
  call = await managementClient(tenant);
});
afterAll(async () => {
  line.mend();
  await tenant.close();
  await line.close();
});

const email = 'jane.doe@example.com';
const AWAY = { error: 'temporarily_unavailable', error_description: expect.stringContaining('database') };

async function ask(path: string, init: RequestInit = {}, cookies = new CookieJar()) {
  const answer = await cookies.fetch(new URL(path, tenant.issuer), init);
  expect(answer.headers.get('retry-after'), path).toBe('1');
  expect(answer.headers.get('location'), path).toBeNull();
  return { status: answer.status, body: await answer.json() };
}

const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });

/** Asks everything that needs the database, and is told everywhere that it is away. */
async function expectAway(
  tokens: { access_token: string; refresh_token?: string; id_token?: string },
  cookies: CookieJar,
) {
  const web = { client_id: tenant.web.clientId, client_secret: tenant.web.clientSecret ?? '' };
  const away = { status: 503, body: AWAY };
  const { refresh_token = '', access_token } = tokens;
  const symmetric = await new SignJWT({ aud: 'an-api', exp: 9e9, sub: 'x' })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(Buffer.from('a secret'));
  const requests: [path: string, init?: RequestInit][] = [
    ['oauth/token', form({ ...web, grant_type: 'refresh_token', refresh_token })],
    [
      'oauth/token',
      form({ ...web, grant_type: 'authorization_code', code: 'x', redirect_uri: REDIRECT_URI }),
    ],
    [
      'oauth/token',
      form({
        ...tenant.clients.deploy,
        grant_type: 'client_credentials',
        audience: tenant.managementAudience,
      }),
    ],
    ['oauth/revoke', form({ ...web, token: refresh_token })],
    ['userinfo', { headers: { authorization: `Bearer ${access_token}` } }],
    // Whether these are good is known only by the database.
    ['userinfo', { headers: { authorization: `Bearer ${symmetric}` } }],
    [`oidc/logout?id_token_hint=${symmetric}`],
    [`authorize?${tenant.authorizeUrl().searchParams}`],
    [`authorize?${tenant.authorizeUrl({ prompt: 'none' }).searchParams}`],
    [`v2/logout?client_id=${web.client_id}`],
    [
      'dbconnections/change_password',
      form({ ...web, email, connection: 'Username-Password-Authentication' }),
    ],
    ['u/reset-password/some-ticket'],
  ];
  for (const [path, init] of requests) expect(await ask(path, init, cookies), path).toEqual(away);
  for (const path of [`authorize?${tenant.authorizeUrl().searchParams}`, 'u/reset-password/a-ticket', '']) {
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'de' };
    const page = await cookies.fetch(new URL(path, tenant.issuer), { headers });
    const { status } = page;
    expect([status, page.headers.get('retry-after'), page.headers.get('location')], path).toEqual([
      ...[503, '1', null],
    ]);
    expect(page.headers.get('content-type'), path).toContain('text/html');
    expect(page.headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
    expect(await page.text(), path).toContain(wordsIn('de').error.away);
  }
  const users = await call('GET', '/users');
  expect([users.status, users.headers.get('retry-after')]).toEqual([503, '1']);
  expect(users.body).toEqual({
    statusCode: 503,
    error: 'Service Unavailable',
    message: AWAY.error_description,
  });
}

test('says 503 everywhere while the database is away, and is well again when it is back', async () => {
  const cookies = new CookieJar();
  const tokens = await tenant.signIn({ email, cookies });
  line.cut();
  await expectAway(tokens, cookies);
  line.mend();
  const refreshed = await tenant.refresh(tokens.refresh_token ?? '');
  expect(refreshed).toHaveProperty('access_token');
  await expect(tenant.signIn({ email, cookies })).resolves.toHaveProperty('access_token');
  expect((await call('GET', '/users')).status).toBe(200);
});

test('gives up on a statement that waits for ever', async () => {
  const holder = await tenant.db.connect();
  try {
    await holder.query('BEGIN; LOCK TABLE roles');
    const { status, body } = await call('GET', '/roles');
    expect([status, body.message]).toEqual([503, AWAY.error_description]);
  } finally {
    await holder.query('ROLLBACK');
    holder.release();
  }
  expect((await call('GET', '/roles')).status).toBe(200);
}, 60_000);

test('gives up on a database that does not even answer, and is well again when it does', async () => {
  line.block();
  const asked = await call('GET', '/roles');
  expect([asked.status, asked.headers.get('retry-after')]).toEqual([503, '1']);
  line.cut();
  line.mend();
  expect((await call('GET', '/roles')).status).toBe(200);
}, 60_000);
