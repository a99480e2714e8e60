import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { janesSession, settingsOf } from '../../test/sessions.ts';
import { startAnew } from '../../test/settings.ts';

const MONTH_MS = 30 * 24 * 60 * 60 * 1_000;
const AWAY = 'http://127.0.0.1:9/';

let tenant: TestTenant;
let folder: string;
let sessions: string;
beforeAll(async () => {
  tenant = await startTestTenant();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'setlist-sessions-'));
  sessions = join(folder, 'sessions');
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});
afterAll(() => tenant.close());

/** The module as a process has it that was just started, and reaches the tenant unless told. */
async function restart({ issuer = tenant.issuer, dir = sessions } = {}) {
  startAnew({ ...settingsOf(tenant, dir), AUTH0_ISSUER_BASE_URL: issuer });
  return import('./session.ts');
}

const entries = async () => {
  const names = await readdir(sessions);
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(sessions, name), 'utf8'))));
};

test('takes the refresh token back at once, and keeps that the session ended for a month', async () => {
  const { endSession, hasEnded } = await restart();
  const [session, other] = [await janesSession(tenant), await janesSession(tenant)];
  const before = Date.now();
  await endSession(session);
  await expect(tenant.refresh(session.refreshToken)).rejects.toThrow('invalid_grant');
  const [entry, ...more] = await entries();
  expect(more).toEqual([]);
  expect(entry).toEqual({ until: expect.any(Number) });
  expect(entry.until).toBeGreaterThanOrEqual(before + MONTH_MS);
  expect(entry.until).toBeLessThanOrEqual(Date.now() + MONTH_MS);
  expect([await hasEnded(session), await hasEnded(other)]).toEqual([true, false]);
  expect(await (await restart()).hasEnded(session)).toBe(true);
});

test('keeps nothing that others could read, and no refresh token as it is', async () => {
  const { endSession } = await restart({ issuer: AWAY });
  const session = await janesSession(tenant);
  await endSession(session);
  const [name = ''] = await readdir(sessions);
  expect(name).toMatch(/^[\w-]{43}\.json$/);
  expect((await stat(sessions)).mode & 0o777).toBe(0o700);
  expect((await stat(join(sessions, name))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(sessions, name), 'utf8')).not.toContain(session.refreshToken);
});

test('takes the refresh token back later when the identity provider was away', async () => {
  const session = await janesSession(tenant);
  const alone = await restart({ issuer: AWAY });
  await alone.endSession(session);
  await alone.sweepEndedSessions();
  expect(await entries()).toEqual([{ until: expect.any(Number), revoke: expect.any(String) }]);
  const { sweepEndedSessions, hasEnded } = await restart();
  await sweepEndedSessions();
  await expect(tenant.refresh(session.refreshToken)).rejects.toThrow('invalid_grant');
  expect(await entries()).toEqual([{ until: expect.any(Number) }]);
  expect(await hasEnded(session)).toBe(true);
});

test('forgets a session of which no cookie can be left, and no other', async () => {
  const { endSession, hasEnded, sweepEndedSessions } = await restart();
  const [old, young] = [await janesSession(tenant), await janesSession(tenant)];
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  await endSession(old);
  vi.setSystemTime(Date.now() + MONTH_MS);
  await endSession(young);
  await sweepEndedSessions();
  expect([await hasEnded(old), await hasEnded(young)]).toEqual([true, true]);
  vi.setSystemTime(Date.now() + 1);
  await sweepEndedSessions();
  expect([await hasEnded(old), await hasEnded(young)]).toEqual([false, true]);
  expect(await entries()).toHaveLength(1);
});

test('goes past what is no entry of its own', async () => {
  const { endSession, sweepEndedSessions } = await restart({ issuer: AWAY });
  await sweepEndedSessions();
  const session = await janesSession(tenant);
  await endSession(session);
  await writeFile(join(sessions, '0.json'), '{"until":');
  await writeFile(join(sessions, '1.json'), '{"until":"yesterday"}');
  await writeFile(join(sessions, 'note.txt'), '{"until":0}');
  await (await restart()).sweepEndedSessions();
  await expect(tenant.refresh(session.refreshToken)).rejects.toThrow('invalid_grant');
  expect(await readdir(sessions)).toEqual(expect.arrayContaining(['0.json', '1.json', 'note.txt']));
});

test('lets go of a refresh token that it cannot read, sealed with another key', async () => {
  const session = await janesSession(tenant);
  await (await restart({ issuer: AWAY })).endSession(session);
  const { sweepEndedSessions, hasEnded } = await restart();
  vi.stubEnv('NEXTAUTH_SECRET', 'another secret of thirty-two characters!');
  await sweepEndedSessions();
  expect(await entries()).toEqual([{ until: expect.any(Number) }]);
  expect(await hasEnded(session)).toBe(true);
  expect((await tenant.refresh(session.refreshToken)).access_token).toEqual(expect.any(String));
});

test('ends a session also when that cannot be written down, and says so', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await writeFile(join(folder, 'full'), '');
  const { endSession, hasEnded } = await restart({ dir: join(folder, 'full/sessions') });
  const session = await janesSession(tenant);
  await endSession(session);
  expect(await hasEnded(session)).toBe(true);
  await expect(tenant.refresh(session.refreshToken)).rejects.toThrow('invalid_grant');
  expect(said.mock.calls).toEqual([
    [
      'The end of a session is kept in memory only, it could not be written down:',
      expect.objectContaining({ code: 'ENOTDIR' }),
    ],
  ]);
  said.mockClear();
});
