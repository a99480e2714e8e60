import { NextResponse } from 'next/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startAnew } from '../../test/settings.ts';
import type { Ended } from './ended.ts';

beforeEach(() => startAnew());
afterEach(() => vi.unstubAllEnvs());

/** What an answer tells the browser to keep. */
async function told(ended: Ended) {
  const { ENDED_COOKIE, tellEnd } = await import('./ended.ts');
  const { cookies } = new NextResponse();
  tellEnd(cookies, ended);
  return cookies.get(ENDED_COOKIE);
}

test.each<Ended>([
  { why: 'blocked' },
  { why: 'deleted' },
  { why: 'expired' },
  { why: 'denied', reason: 'Not now.' },
])('brings %j to the front page', async (ended) => {
  const { readEnded } = await import('./ended.ts');
  const cookie = await told(ended);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/', secure: false, maxAge: 3_600 });
  expect(readEnded(cookie?.value)).toEqual(ended);
});

test('keeps as much of a long reason as is shown', async () => {
  const { readEnded } = await import('./ended.ts');
  const cookie = await told({ why: 'denied', reason: 'x'.repeat(1_000) });
  expect(readEnded(cookie?.value)).toEqual({ why: 'denied', reason: 'x'.repeat(300) });
});

test('takes the reason back when somebody signs out', async () => {
  expect(await told({ why: 'signed-out' })).toMatchObject({
    ...{ value: '', maxAge: 0, expires: new Date(0), httpOnly: true, path: '/' },
  });
});

test('sends the reason over https only where the app is served so', async () => {
  startAnew({ NEXTAUTH_URL: 'https://setlist.example' });
  expect(await told({ why: 'expired' })).toMatchObject({ secure: true });
});

test.each([undefined, '', 'blocked', '{"why":"bored"}', '{"why":"denied"}', '7'])(
  'reads nothing from %j',
  async (value) => expect((await import('./ended.ts')).readEnded(value)).toBeUndefined(),
);
