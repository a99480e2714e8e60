import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NextResponse } from 'next/server';
import { encode } from 'next-auth/jwt';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { AT_HTTPS, SETTINGS, startAnew } from '../../test/settings.ts';
import type { SessionToken } from './session.ts';

const session = (accessToken: string): SessionToken => ({
  sid: 'one',
  accessToken,
  refreshToken: 'refresh',
  expiresAt: 1_795_000_000_000,
  identity: {
    sub: 'auth0|vera',
    displayName: 'Vera',
    editor: true,
    plan: 'full',
    preferences: { theme: 'dark', language: 'de' },
  },
});

async function sessionWith(settings: Record<string, string> = {}) {
  startAnew(settings);
  return import('./session.ts');
}

afterEach(() => vi.unstubAllEnvs());

test('brings a session back from the cookie it was written to', async () => {
  const { encodeSession, readSessionCookies } = await sessionWith();
  const cookies = await encodeSession(session('short'));
  expect(cookies.map(({ name }) => name)).toEqual(['next-auth.session-token']);
  expect(await readSessionCookies(cookies)).toEqual(session('short'));
});

test.each([
  { roles: ['critic', 'playlist_editor'], editor: true },
  { roles: ['critic'], editor: false },
])('lets a session go on that began while all roles were kept: $roles', async ({ roles, editor }) => {
  const { readSessionCookies } = await sessionWith();
  const { identity, ...tokens } = session('short');
  const { editor: _, ...others } = identity;
  const value = await encode({
    token: { ...tokens, identity: { ...others, roles } },
    secret: SETTINGS.NEXTAUTH_SECRET,
  });
  expect(await readSessionCookies([{ name: 'next-auth.session-token', value }])).toEqual({
    ...tokens,
    identity: { ...others, editor },
  });
});

test('cuts a long session into chunks and puts them together in any order', async () => {
  const { encodeSession, readSessionCookies } = await sessionWith();
  const cookies = await encodeSession(session('x'.repeat(40_000)));
  expect(cookies.length).toBeGreaterThan(10);
  expect(cookies.every(({ name, value }) => name.length + value.length < 4_096)).toBe(true);
  expect(await readSessionCookies(cookies.toReversed())).toEqual(session('x'.repeat(40_000)));
});

test('is too long for cookies before all headers together are too long for Node.js', async () => {
  const { encodeSession, isTooLong } = await sessionWith();
  const lengthOf = async (accessToken: string) =>
    (await encodeSession(session(accessToken))).reduce(
      (sum, { name, value }) => sum + name.length + value.length,
      0,
    );
  expect(await isTooLong(session('x'.repeat(7_000)))).toBe(false);
  const long = 'x'.repeat(8_000);
  expect(await isTooLong(session(long))).toBe(true);
  expect(await lengthOf(long)).toBeLessThan(12 * 1024);
});

test('keeps no token readable in the cookie', async () => {
  const { encodeSession } = await sessionWith();
  const [cookie] = await encodeSession(session('an-access-token'));
  expect(Buffer.from(cookie?.value ?? '', 'base64url').toString()).not.toContain('an-access-token');
});

test('takes a tampered or foreign cookie for no session', async () => {
  const theirs = await (
    await sessionWith({ NEXTAUTH_SECRET: 'another secret of thirty-two characters!' })
  ).encodeSession(session('theirs'));
  const { encodeSession, readSessionCookies } = await sessionWith();
  const [own] = await encodeSession(session('own'));
  expect(await readSessionCookies(theirs)).toBeNull();
  expect(await readSessionCookies([{ name: own?.name ?? '', value: `${own?.value}x` }])).toBeNull();
  expect(await readSessionCookies([])).toBeNull();
});

test('names every chunk that a shorter session leaves behind', async () => {
  const { sessionCookieNames } = await sessionWith();
  const names = ['next-auth.session-token', 'next-auth.session-token.0', 'next-auth.session-token.1'];
  const others = ['next-auth.csrf-token', 'next-auth.session-token-of-mine', 'setlist.xray'];
  expect(sessionCookieNames([...names, ...others].map((name) => ({ name, value: '' })))).toEqual(names);
});

test('sends the cookie over https only where the app is served so', async () => {
  const sent = async (settings?: Record<string, string>) => {
    const { encodeSession, setSessionCookies } = await sessionWith(settings);
    const answer = new NextResponse();
    setSessionCookies(answer.cookies, [], await encodeSession(session('short')));
    return answer.cookies.getAll();
  };
  const shared = { httpOnly: true, sameSite: 'lax' };
  expect(await sent(AT_HTTPS)).toMatchObject([
    { name: '__Secure-next-auth.session-token', ...shared, secure: true },
  ]);
  expect(await sent()).toMatchObject([{ name: 'next-auth.session-token', ...shared, secure: false }]);
});

test('refuses every copy of the cookie after its session was signed out, whatever tokens it carries', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-sessions-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  // Nobody listens there: the end of a session does not wait for the identity provider.
  const away = { SESSIONS_DIR: folder, AUTH0_ISSUER_BASE_URL: 'http://127.0.0.1:9/' };
  const first = await sessionWith(away);
  const copies = [
    await first.encodeSession(session('before a renewal')),
    await first.encodeSession({ ...session('after it'), refreshToken: 'rotated' }),
  ];
  const other = await first.encodeSession({ ...session('other'), sid: 'two' });
  await first.endSession(session('after it'));
  for (const copy of copies) expect(await first.readSessionCookies(copy)).toBeNull();
  expect(await first.readSessionCookies(other)).not.toBeNull();

  const afterRestart = await sessionWith(away);
  for (const copy of copies) expect(await afterRestart.readSessionCookies(copy)).toBeNull();
  expect(await afterRestart.readSessionCookies(other)).not.toBeNull();
});

test('gives a session to the browser for a month, and takes back the chunks of the one before', async () => {
  const { setSessionCookies } = await sessionWith();
  const answer = new NextResponse();
  const NAME = 'next-auth.session-token';
  const before = [`${NAME}.0`, `${NAME}.1`].map((name) => ({ name, value: 'old' }));
  const other = { name: 'setlist.xray', value: 'on' };
  setSessionCookies(answer.cookies, [other, ...before], [{ name: `${NAME}.0`, value: 'new' }]);
  const shared = { httpOnly: true, sameSite: 'lax', path: '/', secure: false };
  expect(answer.cookies.getAll()).toEqual([
    { name: `${NAME}.1`, value: '', ...shared, maxAge: 0, expires: new Date(0) },
    { name: `${NAME}.0`, value: 'new', ...shared, maxAge: 2_592_000, expires: expect.any(Date) },
  ]);
});

test.each([
  [{}, { secure: false }],
  [
    {
      NEXTAUTH_URL: 'https://setlist.example',
      API_URL: 'https://api.setlist.example',
      AUDIO_COOKIE_DOMAIN: 'setlist.example',
    },
    { domain: 'setlist.example', secure: true },
  ],
])('takes back the cookie that opens audio where it was put: %j', async (settings, where) => {
  const { dropAudioCookie } = await sessionWith(settings);
  const { cookies } = new NextResponse();
  dropAudioCookie(cookies);
  expect(cookies.getAll()).toEqual([
    expect.objectContaining({
      ...{ name: 'setlist-audio', value: '', path: '/songs', maxAge: 0, expires: new Date(0), ...where },
    }),
  ]);
});

test('ends every session of a person that began before they signed out everywhere, and no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-sessions-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { endSessionsOf, hasEnded } = await sessionWith({ SESSIONS_DIR: folder });
  const old = { ...session('old'), beganAt: Date.now() - 1 };
  const { beganAt: _, ...older } = { ...old, sid: 'older' };
  const others = { ...old, identity: { ...old.identity, sub: 'auth0|jane' } };
  expect(await hasEnded(old)).toBe(false);
  await endSessionsOf('auth0|vera');
  // Another process, which has only the folder.
  const anew = await sessionWith({ SESSIONS_DIR: folder });
  const ended = [old, older, { ...old, beganAt: Date.now() + 1_000 }, others].map((each) =>
    anew.hasEnded(each),
  );
  expect(await Promise.all(ended)).toEqual([true, true, false, false]);
});

test('ends what began with one session at the identity provider, in the browser that has it, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-sessions-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { endProviderSession, hasEnded } = await sessionWith({ SESSIONS_DIR: folder });
  const [here, there] = ['here', 'there'].map((name) => ({ ...session(name), sid: name, providerSid: name }));
  await endProviderSession('there');
  // Another process, which has only the folder.
  const anew = await sessionWith({ SESSIONS_DIR: folder });
  const older = { ...session('older'), sid: 'older' };
  const ended = [here, there, older].map((each) => each && anew.hasEnded(each));
  expect(await Promise.all(ended)).toEqual([false, true, false]);
  expect(there && (await hasEnded(there))).toBe(true);
});
