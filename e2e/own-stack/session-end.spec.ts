import {
  type APIRequestContext,
  type APIResponse,
  type BrowserContext,
  request as playwrightRequest,
} from '@playwright/test';
import { API_AUDIENCE } from '@setlist/contracts/identity';
import { createPool, type Pool } from '@setlist/db';
import { sweep } from '@setlist/testing/sweep';
import { enter } from '../support/enter.ts';
import type { OwnStack } from '../support/own-stack.ts';
import { expect, test } from '../support/own-stack-test.ts';
import type { Person } from '../support/people.ts';

/** Less than the app lets a token have left: every request that looks at the session renews it. */
const LIFETIME_S = 3;
const LONG_LIFETIME_S = 3_600;
const SESSION = /next-auth\.session-token/;

test.beforeEach(({ management }) => management.setTokenLifetime(API_AUDIENCE, LIFETIME_S));

interface Visitor extends Person {
  context: BrowserContext;
  request: APIRequestContext;
}

/** Makes people who are signed in, without a page. */
const visitors = test.extend<{ newVisitor(displayName?: string): Promise<Visitor> }>({
  newVisitor: async ({ newPerson, newBrowser }, use) => {
    await use(async (displayName = 'Noor') => {
      const person = await newPerson({ displayName });
      const page = await newBrowser();
      await enter(page, person);
      return { ...person, context: page.context(), request: page.context().request };
    });
  },
});

/** The ways by which a session is renewed; each is bundled apart from the others. */
const WAYS = {
  'the proxy': ({ request }: Visitor) => request.get('/settings'),
  'an open page': ({ request, userId }: Visitor) =>
    request.post('/session/renew', { data: { madeFor: userId } }),
  'next-auth': ({ request }: Visitor) => request.get('/api/auth/session'),
};
type Way = keyof typeof WAYS;
const ways = Object.keys(WAYS) as Way[];

async function hasSession({ context }: Visitor): Promise<boolean> {
  return (await context.cookies()).some(({ name }) => SESSION.test(name));
}

/** What the front page says of the session: whom it greets, or why it ended, or nothing. */
async function frontPage({ request }: Visitor): Promise<string> {
  const response = await request.get('/');
  expect(response.status()).toBe(200);
  return saidBy(response);
}

const SAYS = [/Account: \w+/, /Your account (is blocked|was deleted)/, /Your session has expired/];

async function saidBy(response: APIResponse): Promise<string> {
  const text = await response.text();
  return SAYS.map((words) => words.exec(text)?.[0] ?? '').join('');
}

for (const first of sweep(ways, ways.slice(0, 1))) {
  visitors(
    `tells each session’s fate right, whoever renews it, after ${first} renewed one first`,
    async ({ ownStack, management, newVisitor }) => {
      await ownStack.stop('web');
      await ownStack.start('web');
      const somebody = await newVisitor('Ada');
      expect((await WAYS[first](somebody)).status()).toBe(200);

      for (const way of ways) {
        const blocked = await newVisitor();
        await management.patchUser(blocked.userId, { blocked: true });
        expect((await WAYS[way](blocked)).status(), way).toBeLessThan(500);
        expect(await hasSession(blocked), way).toBe(false);
        expect(await frontPage(blocked), way).toBe('Your account is blocked');
      }

      await ownStack.stop('tenant');
      for (const way of ways) expect((await WAYS[way](somebody)).status(), way).toBe(200);
      expect(await frontPage(somebody)).toBe('Account: Ada');
      const out = await somebody.request.post('/session/end', { data: { madeFor: somebody.userId } });
      expect(out.status()).toBe(200);
      expect(await hasSession(somebody)).toBe(false);
      expect(await frontPage(somebody)).toBe('');
      await ownStack.start('tenant');
    },
  );
}

visitors(
  'says that the account was deleted, or that the session has expired',
  async ({ ownStack, management, newVisitor }) => {
    const deleted = await newVisitor();
    await management.deleteUser(deleted.userId);
    expect(await frontPage(deleted)).toBe('Your account was deleted');
    expect(await hasSession(deleted)).toBe(false);
    // It is said once more on the way to a private page, and no more after the next sign-in.
    expect(await saidBy(await deleted.request.get('/songs?q=abc'))).toBe('Your account was deleted');

    const late = await newVisitor('Late');
    const ended = `UPDATE oidc_records SET expires_at = now() WHERE kind = 'RefreshToken' AND payload->>'accountId' = $1`;
    await inTenant(ownStack, (pool) => pool.query(ended, [late.userId]));
    const response = await late.request.get('/songs?q=abc');
    expect(new URL(response.url()).searchParams.get('next')).toBe('/songs?q=abc');
    expect(await saidBy(response)).toBe('Your session has expired');
    // The tenant still knows them, and would ask nothing.
    await late.context.clearCookies({ name: /^tenant_/ });
    await enter(await late.context.newPage(), late);
    expect(await frontPage(late)).toBe('Account: Late');
  },
);

/** Looks into the tenant's own store, for what no API of Auth0's can do. */
async function inTenant<T>({ settings }: OwnStack, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = createPool({ databaseUrl: settings.TENANT_DATABASE_URL, max: 1 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

/** A cookie that was copied from a browser: each request is made with it as it was. */
type Copy = (send: (request: APIRequestContext) => Promise<APIResponse>) => Promise<APIResponse>;

async function copyOf({ context }: Visitor, webUrl: string): Promise<Copy> {
  const storageState = await context.storageState();
  return async (send) => {
    const request = await playwrightRequest.newContext({ baseURL: webUrl, storageState });
    return send(request);
  };
}

/** Expects that nothing can be read or done with a copied cookie. */
async function expectDead(copy: Copy, { userId }: Person): Promise<void> {
  const data = { madeFor: userId };
  const settings = await copy((request) => request.get('/settings', { maxRedirects: 0 }));
  expect(settings.headers().location).toContain('/?next=');
  const song = '00000000-0000-4000-8000-000000000000';
  const asked = {
    events: await copy((request) => request.get('/events')),
    audio: await copy((request) => request.get(`/audio/${song}`)),
    renewing: await copy((request) => request.post('/session/renew', { data })),
    'a play': await copy((request) => request.post('/plays', { data })),
  };
  for (const [what, response] of Object.entries(asked)) expect(response.status(), what).toBe(401);
  const session = await copy((request) => request.get('/api/auth/session'));
  expect(await session.json()).toEqual({});
}

const signOutWays = {
  'the button': async ({ request, userId }: Visitor) => {
    const answer = await request.post('/session/end', { data: { madeFor: userId } });
    return (await answer.json()).value.url;
  },
  'next-auth’s own route': async ({ request }: Visitor) => {
    const { csrfToken } = await (await request.get('/api/auth/csrf')).json();
    const answer = await request.post('/api/auth/signout', { form: { csrfToken, json: 'true' } });
    return (await answer.json()).url;
  },
};

visitors(
  'ends every copy of a session’s cookie when somebody signs out, by the button or by next-auth’s own route',
  async ({ ownStack, management, newVisitor }) => {
    const { WEB_URL } = ownStack.settings;
    const copies: { copy: Copy; somebody: Visitor }[] = [];
    for (const [way, signOut] of Object.entries(signOutWays)) {
      // Nobody asks the tenant about a copy whose tokens are still good: the app has to know by itself.
      for (const lifetime of [LIFETIME_S, LONG_LIFETIME_S]) {
        await management.setTokenLifetime(API_AUDIENCE, lifetime);
        const somebody = await newVisitor();
        const old = await copyOf(somebody, WEB_URL);
        expect((await WAYS['an open page'](somebody)).status()).toBe(200);
        const newest = await copyOf(somebody, WEB_URL);
        copies.push({ copy: newest, somebody }, { copy: old, somebody });

        expect(await signOut(somebody), way).toContain('/v2/logout?');
        expect(await hasSession(somebody), way).toBe(false);
      }
    }
    const expectAllDead = async () => {
      for (const { copy, somebody } of copies) await expectDead(copy, somebody);
    };
    await expectAllDead();
    await ownStack.stop('web');
    await ownStack.start('web');
    await expectAllDead();
  },
);

visitors(
  'ends all copies also while the tenant is away, and revokes their tokens when it is back',
  async ({ ownStack, newVisitor }) => {
    const somebody = await newVisitor();
    const copy = await copyOf(somebody, ownStack.settings.WEB_URL);
    await ownStack.stop('tenant');
    await signOutWays['the button'](somebody);
    await ownStack.stop('web');
    await ownStack.start('web');
    await expectDead(copy, somebody);

    await inTenant(ownStack, async (pool) => {
      const alive = `SELECT count(*)::int AS count FROM oidc_records WHERE kind = 'RefreshToken' AND payload->>'accountId' = $1`;
      const tokens = async () =>
        (await pool.query<{ count: number }>(alive, [somebody.userId])).rows[0]?.count;
      expect(await tokens()).toBeGreaterThan(0);
      await ownStack.start('tenant');
      await expect.poll(tokens, { timeout: 120_000 }).toBe(0);
    });
    await expectDead(copy, somebody);
  },
);
