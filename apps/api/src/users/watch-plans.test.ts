import { startTestApi, type TestApi } from '@setlist/api/test/api';
import { addPlaylist, givePlays } from '@setlist/api/test/music';
import { startTenantLine, type TenantLine } from '@setlist/api/test/tenant-line';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { enqueueRoleSync } from '../role-sync/enqueue-role-sync.ts';
import { watchPlans } from './watch-plans.ts';

const TURN_MS = 1_000;
const EDITOR = 'playlist_editor';

let tenant: TestTenant;
let line: TenantLine;
let api: TestApi;
beforeAll(async () => {
  tenant = await startTestTenant();
  line = await startTenantLine(tenant.issuer);
  // The API's own watch never comes to its first turn: the tests have one each.
  api = await startTestApi({ tenant, env: { managementUrl: line.url } });
  for (const person of ['vera', 'jesse'] as const) await api.as(person).listSongs();
  // Her demo account is an editor's, whose plays are not in this database.
  await api.api.deps.identity.patchUser('auth0|vera', { app_metadata: { roles: null } });
});
beforeEach(async () => {
  await api.database.pool.query('TRUNCATE user_events');
  line.state = 'open';
});
afterAll(async () => {
  await api.close();
  await line.close();
  await tenant.close();
});

/** Starts to watch these people; `take` lets so many turns pass, `stop` ends it and waits for the last of them. */
function watch(...people: string[]) {
  const { events } = api.api.deps;
  for (const person of people) onTestFinished(events.subscribe(person, () => {}));
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const stop = watchPlans({ ...api.api.deps, env: { ...api.api.deps.env, watchPlansMs: TURN_MS } });
  onTestFinished(stop);
  line.calls.length = 0;
  return { take: (turns: number) => void vi.advanceTimersByTime(turns * TURN_MS), stop };
}

const asked = () => line.calls.map(({ userId }) => userId);
const told = async () => (await api.database.prisma.userEvent.findMany()).map(({ data }) => data);
const log = (msg: string) => api.logged.filter((entry) => entry.msg === msg);

test('looks at one person each turn, round and round', async () => {
  const { take, stop } = watch('auth0|vera', 'auth0|jesse');
  take(3);
  await stop();
  expect(asked()).toEqual(['auth0|vera', 'auth0|jesse', 'auth0|vera']);
});

test('looks at nobody before the first turn, where nobody has a page open, or once it is stopped', async () => {
  const nobody = watch();
  nobody.take(3);
  await nobody.stop();
  const vera = watch('auth0|vera');
  await vera.stop();
  vera.take(3);
  await vera.stop();
  expect(asked()).toEqual([]);
});

test('tells the open page of a plan that was changed, once, and remembers it', async () => {
  await api.api.deps.identity.patchUser('auth0|jesse', { app_metadata: { plan: 'full' } });
  const { take, stop } = watch('auth0|jesse');
  take(2);
  await stop();
  expect(asked()).toHaveLength(2);
  expect(await told()).toEqual([{ type: 'plan', plan: 'full' }]);
  const { prisma } = api.database;
  expect(await prisma.user.findUnique({ where: { userId: 'auth0|jesse' } })).toMatchObject({ plan: 'full' });
  expect(log('plan changed')).toEqual([expect.objectContaining({ userId: 'auth0|jesse', plan: 'full' })]);
});

test('takes a plan that it does not know for the free one', async () => {
  await api.database.prisma.user.update({ where: { userId: 'auth0|jesse' }, data: { plan: 'full' } });
  await api.api.deps.identity.patchUser('auth0|jesse', { app_metadata: { plan: 'platinum' } });
  const { take, stop } = watch('auth0|jesse');
  take(1);
  await stop();
  expect(await told()).toEqual([{ type: 'plan', plan: 'free' }]);
});

test('gives the role sync a role that was changed by hand, though the rows say what was last told', async () => {
  const { identity } = api.api.deps;
  const { pool, prisma } = api.database;
  const where = { userId: 'auth0|vera' };
  await givePlays(pool, await addPlaylist(api, 'vera'), 100);
  await prisma.roleSync.create({ data: { ...where, editor: true } });
  await identity.patchUser('auth0|vera', { app_metadata: { roles: ['critic'] } });
  const { take, stop } = watch('auth0|vera');
  take(1);
  await stop();
  const roles = async () => (await identity.getUser('auth0|vera')).appMetadata.roles;
  await expect.poll(roles).toEqual(['critic', EDITOR]);
});

test('gives the role sync a role that was given by hand to somebody of whom nothing was told', async () => {
  const { identity } = api.api.deps;
  await api.database.prisma.roleSync.deleteMany({ where: { userId: 'auth0|jesse' } });
  await identity.patchUser('auth0|jesse', { app_metadata: { roles: ['critic', EDITOR] } });
  const { take, stop } = watch('auth0|jesse');
  take(1);
  await stop();
  const roles = async () => (await identity.getUser('auth0|jesse')).appMetadata.roles;
  await expect.poll(roles).toEqual(['critic']);
});

test.each([
  ['as it was told', { editor: false }, null],
  ['as it was told', { editor: true }, [EDITOR]],
  ['nobody’s, of somebody of whom nothing was told', undefined, null],
])('leaves a role alone that is %s (%j)', async (_, data, roles) => {
  const where = { userId: 'auth0|jesse' };
  await api.database.prisma.roleSync.deleteMany({ where });
  if (data) await api.database.prisma.roleSync.create({ data: { ...where, ...data } });
  await api.api.deps.identity.patchUser('auth0|jesse', { app_metadata: { roles } });
  const { take, stop } = watch('auth0|jesse');
  take(1);
  await stop();
  // Syncs are done in the order in which they were asked for: one before this would have looked somebody up.
  await enqueueRoleSync(api.database.pool, 'auth0|marker', { check: true });
  await expect.poll(asked).toContain('auth0|marker');
  expect(asked()).toEqual(['auth0|jesse', 'auth0|marker']);
});

test('leaves out five turns after a failure, and then goes on', async () => {
  const { take, stop } = watch('auth0|vera');
  const failed = () => log('could not look for a changed plan');
  line.state = 'cut';
  take(1);
  await expect
    .poll(failed)
    .toEqual([expect.objectContaining({ userId: 'auth0|vera', err: expect.anything() })]);
  line.state = 'open';
  line.calls.length = 0;
  take(5);
  await Promise.resolve();
  take(1);
  await stop();
  expect(asked()).toEqual(['auth0|vera']);
  expect(failed()).toHaveLength(1);
});

test('looks at nobody while the rate limit is used up', async () => {
  const { identity } = api.api.deps;
  const { take, stop } = watch('auth0|vera');
  line.limit = 1;
  onTestFinished(() => {
    line.limit = undefined;
  });
  await identity.getUser('auth0|jesse');
  expect(identity.waitMs()).toBeGreaterThan(0);
  take(1);
  await stop();
  expect(asked()).toEqual(['auth0|jesse']);
});
