import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestTenant, type TestTenant } from '@setlist/tenant/test/tenant';
import { NextResponse } from 'next/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { janesSession, settingsOf } from '../../test/sessions.ts';
import { startAnew } from '../../test/settings.ts';
import type { handSessionCookies as HandSessionCookies } from './hand-session-cookies.ts';
import type { renewCookies as RenewCookies } from './renew-cookies.ts';
import type * as Cookies from './session-cookie.ts';

let tenant: TestTenant;
let folder: string;
let renewCookies: typeof RenewCookies;
let cookies: typeof Cookies;
let handSessionCookies: typeof HandSessionCookies;
beforeAll(async () => {
  tenant = await startTestTenant();
  folder = await mkdtemp(join(tmpdir(), 'setlist-sessions-'));
  startAnew(settingsOf(tenant, folder));
  ({ renewCookies } = await import('./renew-cookies.ts'));
  ({ handSessionCookies } = await import('./hand-session-cookies.ts'));
  cookies = await import('./session-cookie.ts');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await tenant.close();
  await rm(folder, { recursive: true, force: true });
});

const NAME = 'next-auth.session-token';
const OTHER = { name: 'setlist.xray', value: 'on' };

test('finds nobody signed in without a session cookie, and has nothing to say of it', async () => {
  expect(await renewCookies([OTHER])).toEqual({ signedIn: false });
});

test('leaves cookies alone whose session needs nothing', async () => {
  const before = await cookies.writeSessionCookie(await janesSession(tenant));
  expect(await renewCookies([OTHER, ...before])).toEqual({ signedIn: true });
});

test('brings the cookies of a session that was renewed', async () => {
  const session = await janesSession(tenant);
  const before = await cookies.writeSessionCookie(session);
  const renewed = await renewCookies(before, { force: true });
  expect(renewed).toEqual({ signedIn: true, cookies: expect.any(Array) });
  const after = await cookies.readSessionCookie(renewed.cookies ?? []);
  expect(after?.sid).toBe(session.sid);
  expect(after?.refreshToken).not.toBe(session.refreshToken);
});

test('takes back what was emptied, without calling it the end of a session', async () => {
  expect(await renewCookies([OTHER, { name: NAME, value: '' }])).toEqual({ signedIn: false, cookies: [] });
});

test('ends a session whose cookie cannot be read', async () => {
  const before = [
    { name: `${NAME}.0`, value: 'x' },
    { name: `${NAME}.1`, value: '' },
  ];
  expect(await renewCookies([OTHER, ...before])).toEqual({
    ...{ signedIn: false, cookies: [], ended: { why: 'expired' } },
  });
});

test('tells why a session is over', async () => {
  const { endSession } = await import('./ended-sessions.ts');
  const session = await janesSession(tenant);
  const before = await cookies.writeSessionCookie(session);
  await endSession(session);
  expect(await renewCookies(before)).toEqual({
    ...{ signedIn: false, cookies: [], ended: { why: 'signed-out' } },
  });
});

test('hands a session to the browser for a month, and takes back the chunks of the one before', () => {
  const answer = new NextResponse();
  const before = [`${NAME}.0`, `${NAME}.1`].map((name) => ({ name, value: 'old' }));
  handSessionCookies(answer.cookies, [OTHER, ...before], [{ name: `${NAME}.0`, value: 'new' }]);
  const shared = { httpOnly: true, sameSite: 'lax', path: '/', secure: false };
  expect(answer.cookies.getAll()).toEqual([
    { name: `${NAME}.1`, value: '', ...shared, maxAge: 0, expires: new Date(0) },
    { name: `${NAME}.0`, value: 'new', ...shared, maxAge: 2_592_000, expires: expect.any(Date) },
  ]);
});
