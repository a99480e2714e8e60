import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestTenant, type TestTenant } from '@setlist/tenant/test/tenant';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { janesSession, settingsOf } from '../../test/sessions.ts';
import { startAnew } from '../../test/settings.ts';
import type { renewSession as RenewSession } from './renew-session.ts';
import type { SessionToken } from './session-token.ts';

let tenant: TestTenant;
let renewSession: typeof RenewSession;
let folder: string;
beforeAll(async () => {
  tenant = await startTestTenant();
  folder = await mkdtemp(join(tmpdir(), 'setlist-sessions-'));
});
beforeEach(async () => {
  startAnew(settingsOf(tenant, folder));
  ({ renewSession } = await import('./renew-session.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await tenant.close();
  await rm(folder, { recursive: true, force: true });
});

const session = (lastsMs: number) => janesSession(tenant, lastsMs);

const renewed = async (before: SessionToken, options = {}) => {
  const renewal = await renewSession(before, options);
  if ('ended' in renewal) throw new Error(`The session ended: ${renewal.ended.why}`);
  return renewal.session;
};

test('renews an access token that would run out during a request, and keeps the session’s id', async () => {
  const before = await session(20_000);
  const after = await renewed(before);
  expect(after.accessToken).not.toBe(before.accessToken);
  expect(after.refreshToken).not.toBe(before.refreshToken);
  expect(after.expiresAt).toBeGreaterThan(before.expiresAt);
  expect(after.sid).toBe(before.sid);
});

test('leaves a token alone that lasts, unless it is told to ask anew', async () => {
  const before = await session(3_600_000);
  expect(await renewed(before)).toBe(before);
  expect((await renewed(before, { force: true })).accessToken).not.toBe(before.accessToken);
});

test('leaves a session as it is while the identity provider is away', async () => {
  const before = { ...(await session(20_000)), refreshToken: 'R1' };
  startAnew({ AUTH0_ISSUER_BASE_URL: 'http://127.0.0.1:9/', SESSIONS_DIR: folder });
  const alone = await import('./renew-session.ts');
  expect(await alone.renewSession(before)).toEqual({ session: before });
});

test('asks nobody about a session that was signed out, though its tokens last', async () => {
  const before = await session(3_600_000);
  const { endSession } = await import('./ended-sessions.ts');
  await endSession(before);
  expect(await renewSession(before)).toEqual({ ended: { why: 'signed-out' } });
});

test('ends a session that the identity provider has ended', async () => {
  const before = { ...(await session(20_000)), refreshToken: 'made-up' };
  expect(await renewSession(before)).toEqual({ ended: { why: 'expired' } });
});
