import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { startAnew } from '../../test/settings.ts';
import type { SessionToken } from './session-token.ts';

const session = (accessToken: string): SessionToken => ({
  sid: 'one',
  accessToken,
  refreshToken: 'refresh',
  expiresAt: 1_795_000_000_000,
  identity: {
    sub: 'auth0|vera',
    displayName: 'Vera',
    roles: ['playlist_editor'],
    plan: 'full',
    preferences: { theme: 'dark', language: 'de' },
  },
});

async function cookieOf(settings: Record<string, string> = {}) {
  startAnew(settings);
  return import('./session-cookie.ts');
}

beforeEach(() => vi.unstubAllEnvs());

test('brings a session back from the cookie it was written to', async () => {
  const { writeSessionCookie, readSessionCookie } = await cookieOf();
  const cookies = await writeSessionCookie(session('short'));
  expect(cookies.map(({ name }) => name)).toEqual(['next-auth.session-token']);
  expect(await readSessionCookie(cookies)).toEqual(session('short'));
});

test('cuts a long session into chunks and puts them together in any order', async () => {
  const { writeSessionCookie, readSessionCookie } = await cookieOf();
  const cookies = await writeSessionCookie(session('x'.repeat(40_000)));
  expect(cookies.length).toBeGreaterThan(10);
  expect(cookies.every(({ name, value }) => name.length + value.length < 4_096)).toBe(true);
  expect(await readSessionCookie(cookies.toReversed())).toEqual(session('x'.repeat(40_000)));
});

test('keeps no token readable in the cookie', async () => {
  const { writeSessionCookie } = await cookieOf();
  const [cookie] = await writeSessionCookie(session('an-access-token'));
  expect(Buffer.from(cookie?.value ?? '', 'base64url').toString()).not.toContain('an-access-token');
});

test('takes a tampered or foreign cookie for no session', async () => {
  const theirs = await (
    await cookieOf({ NEXTAUTH_SECRET: 'another secret of thirty-two characters!' })
  ).writeSessionCookie(session('theirs'));
  const { writeSessionCookie, readSessionCookie } = await cookieOf();
  const [own] = await writeSessionCookie(session('own'));
  expect(await readSessionCookie(theirs)).toBeNull();
  expect(await readSessionCookie([{ name: own?.name ?? '', value: `${own?.value}x` }])).toBeNull();
  expect(await readSessionCookie([])).toBeNull();
});

test('names every chunk that a shorter session leaves behind', async () => {
  const { sessionCookieNames } = await cookieOf();
  const names = ['next-auth.session-token', 'next-auth.session-token.0', 'next-auth.session-token.1'];
  const others = ['next-auth.csrf-token', 'next-auth.session-token-of-mine', 'setlist.xray'];
  expect(sessionCookieNames([...names, ...others].map((name) => ({ name, value: '' })))).toEqual(names);
});

test('sends the cookie over https only where the app is served so', async () => {
  const https = await cookieOf({ NEXTAUTH_URL: 'https://setlist.example' });
  expect(https.sessionCookieName()).toBe('__Secure-next-auth.session-token');
  expect(https.sessionCookieAttributes()).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: true });
  const http = await cookieOf();
  expect(http.sessionCookieAttributes()).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: false });
});

test('refuses every copy of the cookie after its session was signed out, whatever tokens it carries', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-sessions-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  // Nobody listens there: the end of a session does not wait for the identity provider.
  const away = { SESSIONS_DIR: folder, AUTH0_ISSUER_BASE_URL: 'http://127.0.0.1:9/' };
  const first = await cookieOf(away);
  const { endSession } = await import('./ended-sessions.ts');
  const copies = [
    await first.writeSessionCookie(session('before a renewal')),
    await first.writeSessionCookie({ ...session('after it'), refreshToken: 'rotated' }),
  ];
  const other = await first.writeSessionCookie({ ...session('other'), sid: 'two' });
  await endSession(session('after it'));
  for (const copy of copies) expect(await first.readSessionCookie(copy)).toBeNull();
  expect(await first.readSessionCookie(other)).not.toBeNull();

  const afterRestart = await cookieOf(away);
  for (const copy of copies) expect(await afterRestart.readSessionCookie(copy)).toBeNull();
  expect(await afterRestart.readSessionCookie(other)).not.toBeNull();
});
