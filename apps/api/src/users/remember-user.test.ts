import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { UserCaller } from '../context.ts';
import { createRememberUser } from './remember-user.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.pool.query('TRUNCATE users, user_events CASCADE'));
afterAll(() => database.close());

const jane = (token: Partial<UserCaller> = {}): UserCaller => ({
  ...{ kind: 'user', userId: 'auth0|jane', roles: [], plan: 'free', emailVerified: true },
  ...{ displayName: 'Jane', picture: 'https://setlist.example/jane.svg', issuedAt: 1_000, expiresAt: 5_000 },
  ...token,
});
const remember = () => createRememberUser(database);
const remembered = () => database.prisma.user.findUnique({ where: { userId: 'auth0|jane' } });
const told = async () => (await database.prisma.userEvent.findMany()).map(({ data }) => data);

test('writes down what a token says of a person', async () => {
  await remember()(jane());
  expect(await remembered()).toMatchObject({
    ...{ displayName: 'Jane', picture: 'https://setlist.example/jane.svg', plan: 'free' },
    lastLoginAt: new Date(1_000_000),
  });
});

test('gives somebody who has chosen neither a name nor a picture the default name', async () => {
  await remember()(jane({ displayName: undefined, picture: undefined }));
  expect(await remembered()).toMatchObject({ displayName: 'user', picture: null });
});

test('writes once for each token, and again for a newer one', async () => {
  const rememberUser = remember();
  await rememberUser(jane());
  const overwrite = { data: { picture: 'changed by hand', lastLoginAt: new Date(0) } };
  await database.prisma.user.update({ where: { userId: 'auth0|jane' }, ...overwrite });
  await rememberUser(jane());
  expect(await remembered()).toMatchObject({ picture: 'changed by hand' });
  await rememberUser(jane({ issuedAt: 999 }));
  expect(await remembered()).toMatchObject({ picture: 'changed by hand' });
  await rememberUser(jane({ issuedAt: 1_001 }));
  expect(await remembered()).toMatchObject({ picture: 'https://setlist.example/jane.svg' });
});

test('takes nothing from a token older than what another process has seen', async () => {
  await remember()(jane());
  await remember()(jane({ issuedAt: 999, displayName: 'An older name', plan: 'full' }));
  expect(await remembered()).toMatchObject({ displayName: 'Jane', plan: 'free' });
  expect(await told()).toEqual([]);
});

test('tells open pages of a plan that a token has changed, and of nothing else', async () => {
  await remember()(jane({ plan: 'full' }));
  await remember()(jane({ plan: 'full', issuedAt: 2_000 }));
  expect(await told()).toEqual([]);
  await remember()(jane({ plan: 'free', issuedAt: 3_000 }));
  expect(await told()).toEqual([{ type: 'plan', plan: 'free' }]);
});

test('tells again when it could not be written down', async () => {
  const rememberUser = remember();
  await database.pool.query('ALTER TABLE users RENAME TO users_away');
  await expect(rememberUser(jane())).rejects.toThrow();
  await database.pool.query('ALTER TABLE users_away RENAME TO users');
  await rememberUser(jane());
  expect(await remembered()).toMatchObject({ displayName: 'Jane' });
});

test('tells of a changed plan also when the first try could write the plan but not the event', async () => {
  const rememberUser = remember();
  await rememberUser(jane());
  const changed = jane({ plan: 'full', issuedAt: 2_000 });
  await database.pool.query('ALTER TABLE user_events RENAME TO user_events_away');
  await expect(rememberUser(changed)).rejects.toThrow(/user_events/);
  await database.pool.query('ALTER TABLE user_events_away RENAME TO user_events');
  expect(await remembered()).toMatchObject({ plan: 'free' });
  await rememberUser(changed);
  expect(await remembered()).toMatchObject({ plan: 'full' });
  expect(await told()).toEqual([{ type: 'plan', plan: 'full' }]);
});

test('keeps nothing of a machine', async () => {
  await remember()({ kind: 'machine', userId: 'actions@clients', scopes: [], expiresAt: 5_000 });
  expect(await database.prisma.user.count()).toBe(0);
});
