import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import {
  DEMO_PASSWORD,
  REDIRECT_URI,
  startTestTenant,
  type TestTenant,
} from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_SCRYPT_N } from '../../src/store/passwords.ts';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  // A quarter of what a hash costs otherwise is slow enough for sixty to come upon those under way.
  tenant = await startTestTenant({ options: { scryptN: DEFAULT_SCRYPT_N / 4 } });
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

const AT_ONCE = 60;
const WRONG = 'Wrong-password-1';
const numbers = Array.from({ length: AT_ONCE }, (_, index) => index);

/** Opens the sign-in page in a browser of its own; what it returns sends its form and says how that was answered. */
async function openSignIn(): Promise<(email: string, password: string) => Promise<number>> {
  const cookies = new CookieJar();
  const page = (await cookies.follow(tenant.authorizeUrl(), REDIRECT_URI)) as Response;
  return async (email, password) => {
    const body = new URLSearchParams({ email, password });
    const answer = await cookies.fetch(new URL(page.url), { method: 'POST', body });
    await answer.text();
    return answer.status;
  };
}

const openMany = () => Promise.all(numbers.map(openSignIn));
const count = (statuses: number[], wanted: number) => statuses.filter((status) => status === wanted).length;

async function newUser(email: string): Promise<void> {
  const connection = 'Username-Password-Authentication';
  expect((await call('POST', '/users', { connection, email, password: DEMO_PASSWORD })).status).toBe(201);
}

test('of sixty wrong passwords at once ten are looked at, and the right one after them is not', async () => {
  const email = 'sixty@example.com';
  await newUser(email);
  const [last, ...attempts] = await openMany();
  let isLimitReached = () => {};
  const limitReached = new Promise<void>((resolve) => {
    isLimitReached = resolve;
  });
  const sent = attempts.map(async (attempt, index) => {
    // Other spellings of an address are the same account.
    const status = await attempt(index % 2 ? email : ` ${email.toUpperCase()}`, WRONG);
    if (status === 429) isLimitReached();
    return status;
  });
  // While the ten are still looked at.
  await limitReached;
  expect(await last?.(email, DEMO_PASSWORD)).toBe(429);
  const statuses = await Promise.all(sent);
  expect([count(statuses, 400), count(statuses, 429)]).toEqual([10, AT_ONCE - 1 - 10]);
  expect(await (await openSignIn())(email, DEMO_PASSWORD)).toBe(429);
  await tenant.db.query(`UPDATE failed_logins SET last_at = now() - interval '16 minutes'`);
  expect(await (await openSignIn())(email, DEMO_PASSWORD)).toBe(303);
});

test('a right password among sixty gets in only when it is one of the first ten', async () => {
  const email = 'among@example.com';
  await newUser(email);
  const attempts = await openMany();
  const statuses = await Promise.all(
    attempts.map((attempt, index) => attempt(email, index === 30 ? DEMO_PASSWORD : WRONG)),
  );
  const isIn = count(statuses, 303) === 1;
  expect(isIn).toBe(statuses[30] === 303);
  // Had it got in, the count would have begun anew once.
  expect(count(statuses, 400)).toBeLessThanOrEqual(isIn ? 19 : 10);
  expect(count(statuses, 303) + count(statuses, 400) + count(statuses, 429)).toBe(AT_ONCE);
});

test('an account that nobody has is refused after ten as one that somebody has', async () => {
  const attempts = await openMany();
  const statuses = await Promise.all(attempts.map((attempt) => attempt('nobody-at-all@example.com', WRONG)));
  expect([count(statuses, 400), count(statuses, 429)]).toEqual([10, AT_ONCE - 10]);
});

test('a right password begins the count anew', async () => {
  const email = 'anew@example.com';
  await newUser(email);
  expect(await (await openSignIn())(email, WRONG)).toBe(400);
  // Eight more, without hashing each.
  await tenant.db.query('UPDATE failed_logins SET failures = failures + 8 WHERE email = $1', [email]);
  expect(await (await openSignIn())(email, DEMO_PASSWORD)).toBe(303);
  expect(await (await openSignIn())(email, WRONG)).toBe(400);
  const { rows } = await tenant.db.query('SELECT failures FROM failed_logins WHERE email = $1', [email]);
  expect(rows).toEqual([{ failures: 1 }]);
});

test('wrong passwords for sixty accounts at once are answered, each by a refusal, and the tenant goes on', async () => {
  const attempts = await openMany();
  const hashing = attempts.map((attempt, index) => attempt(`stranger-${index}@example.com`, WRONG));
  // What takes no password does not wait behind those that do.
  const other = await fetch(new URL('.well-known/openid-configuration', tenant.issuer));
  expect(other.status).toBe(200);
  const statuses = await Promise.all(hashing);
  expect(count(statuses, 400) + count(statuses, 429)).toBe(attempts.length);
  // What fits into the queue is looked at; what does not is refused at once, and not counted as wrong.
  expect(count(statuses, 429)).toBeGreaterThan(0);
  const { rows } = await tenant.db.query(
    `SELECT sum(failures)::int AS counted FROM failed_logins WHERE email LIKE 'stranger-%'`,
  );
  expect(rows[0].counted).toBe(count(statuses, 400));
  expect(await (await openSignIn())('vera@setlist.example', DEMO_PASSWORD)).toBe(303);
});

test('every door that takes a password bounds its work: sign-up, Management API, token endpoint', async () => {
  const { clientId: client_id, clientSecret: client_secret = '' } = tenant.web;
  const json = (path: string, body: object) =>
    fetch(new URL(path, tenant.issuer), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const connection = 'Username-Password-Authentication';
  const signUps = numbers.map((index) =>
    json('dbconnections/signup', {
      client_id,
      connection,
      email: `door-${index}@example.com`,
      password: DEMO_PASSWORD,
    }),
  );
  const managed = numbers.map((index) =>
    call('POST', '/users', { connection, email: `managed-${index}@example.com`, password: DEMO_PASSWORD }),
  );
  const grants = ['password', 'http://auth0.com/oauth/grant-type/password-realm'].flatMap((grant_type) =>
    numbers.map(() =>
      json('oauth/token', {
        ...{ grant_type, client_id, client_secret, realm: connection },
        ...{ username: 'vera@setlist.example', password: DEMO_PASSWORD },
      }),
    ),
  );
  const said = new Map<number, unknown>();
  for (const answer of await Promise.all(signUps)) said.set(answer.status, await answer.json());
  expect([...said.keys()].sort()).toEqual([200, 429]);
  expect(said.get(429)).toEqual({
    error: 'too_many_requests',
    error_description: 'Global limit has been reached',
  });
  const answers = await Promise.all(managed);
  for (const { status } of answers) expect([201, 429]).toContain(status);
  expect(answers.find(({ status }) => status === 429)?.body).toMatchObject({
    errorCode: 'too_many_requests',
  });
  // No application may use these grants here, so that they tell nothing about any password.
  for (const answer of await Promise.all(grants)) expect(answer.status).toBe(403);
});
