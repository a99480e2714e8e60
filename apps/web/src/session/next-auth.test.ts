import { NextRequest } from 'next/server';
import { encode } from 'next-auth/jwt';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AT_HTTPS, startAnew } from '../../test/settings.ts';
import { dropInvalidCallbackCookie, isCallbackUrl, readSignInForm } from './next-auth.ts';

const SECRET = 'a secret of at least thirty-two characters';

beforeEach(() => startAnew());
afterEach(() => vi.unstubAllEnvs());

describe('a refused sign-in', () => {
  interface Callback {
    state?: string;
    error?: string;
    description?: string;
    cookie?: string;
  }

  /** The cookie in which next-auth keeps the state of a sign-in. */
  const stateCookie = async (state: string, { name = 'next-auth.state', secret = SECRET } = {}) =>
    `${name}=${await encode({ token: { value: state }, secret, salt: name, maxAge: 900 })}`;

  /** What is answered to a browser that comes back from the identity provider. */
  async function answerTo({ state, error, description, cookie }: Callback) {
    const url = new URL('http://localhost:3000/api/auth/callback/auth0');
    if (state !== undefined) url.searchParams.set('state', state);
    if (error !== undefined) url.searchParams.set('error', error);
    if (description !== undefined) url.searchParams.set('error_description', description);
    const { deniedSignIn } = await import('./next-auth.ts');
    return deniedSignIn(new NextRequest(url, cookie === undefined ? {} : { headers: { cookie } }));
  }

  test('brings the reason of a refused sign-in to the error page, for a minute', async () => {
    const cookie = await stateCookie('S1');
    const answer = await answerTo({ state: 'S1', error: 'access_denied', description: 'Not now.', cookie });
    expect(answer?.status).toBe(307);
    expect(answer?.headers.get('location')).toBe('http://localhost:3000/auth/error?error=AccessDenied');
    expect(answer?.cookies.getAll()).toEqual([
      {
        ...{ name: 'setlist.denial', value: 'Not now.', path: '/auth/error', maxAge: 60 },
        ...{ httpOnly: true, sameSite: 'lax', secure: false, expires: expect.any(Date) },
      },
    ]);
  });

  test('gives the name of the error where there is no reason, and no more of a reason than is shown', async () => {
    const cookie = await stateCookie('S1');
    const said = async (callback: Callback) =>
      (await answerTo({ state: 'S1', cookie, ...callback }))?.cookies.get('setlist.denial')?.value;
    expect(await said({ error: 'access_denied' })).toBe('access_denied');
    expect(await said({ error: 'e', description: 'x'.repeat(1_000) })).toBe('x'.repeat(300));
  });

  test('keeps to https where the app is served so', async () => {
    startAnew(AT_HTTPS);
    const cookie = await stateCookie('S1', { name: '__Secure-next-auth.state' });
    const answer = await answerTo({ state: 'S1', error: 'access_denied', cookie });
    expect(answer?.headers.get('location')).toBe(`${AT_HTTPS.NEXTAUTH_URL}/auth/error?error=AccessDenied`);
    expect(answer?.cookies.get('setlist.denial')).toMatchObject({ secure: true });
  });

  test('says nothing of its own where nothing was refused', async () => {
    expect(await answerTo({ state: 'S1', cookie: await stateCookie('S1') })).toBeUndefined();
  });

  test.each<[string, () => Promise<Callback>]>([
    ['without a state', async () => ({ cookie: await stateCookie('S1') })],
    ['without a sign-in of this browser', async () => ({ state: 'S1' })],
    ['with the state of another sign-in', async () => ({ state: 'S2', cookie: await stateCookie('S1') })],
    [
      'with a state that somebody else sealed',
      async () => ({ state: 'S1', cookie: await stateCookie('S1', { secret: 'x'.repeat(32) }) }),
    ],
  ])('puts no words on the page that a link brings %s', async (_, callback) => {
    expect(await answerTo({ error: 'access_denied', ...(await callback()) })).toBeUndefined();
  });
});

describe('a form that begins a sign-in', () => {
  test('speaks the language of the page, and leads back to where it was', () => {
    expect(readSignInForm({ next: '/songs?q=a' }, 'de')).toEqual({
      callbackUrl: '/songs?q=a',
      params: { ui_locales: 'de' },
    });
    expect(readSignInForm({ screen_hint: 'signup' }, 'es')).toEqual({
      callbackUrl: '/',
      params: { ui_locales: 'es', screen_hint: 'signup' },
    });
  });

  test('asks for a demo person with one tap, whoever is signed in', () => {
    expect(readSignInForm({ demo: 'max@setlist.example' }, 'en').params).toEqual({
      ...{ ui_locales: 'en', login_hint: 'max@setlist.example', 'ext-demo': '1', prompt: 'login' },
    });
  });

  test('asks for nothing that none of our forms asks for', () => {
    const form = {
      ...{ next: 'javascript:alert(1)', screen_hint: 'other', demo: 'ann@example.com', scope: 'everything' },
    };
    expect(readSignInForm(form, 'en')).toEqual({ callbackUrl: '/', params: { ui_locales: 'en' } });
  });
});

describe('the address to go to after sign-in', () => {
  test.each(['/', '/songs?q=a', '/ä', 'http://localhost:3000/songs', 'https://elsewhere.example'])(
    'takes %j',
    (address) => expect(isCallbackUrl(address)).toBe(true),
  );

  test.each([
    'http://a:b',
    'songs',
    '',
    '//',
    '/\\',
    'http://',
    'javascript:alert(1)',
    'data:,',
    7,
    {},
    undefined,
  ])('refuses %j', (address) => expect(isCallbackUrl(address)).toBe(false));
});

describe('the cookie with the address to go to after sign-in', () => {
  const NAMES = ['next-auth.callback-url', '__Secure-next-auth.callback-url'];

  /** The cookies that are left of a request with these. */
  function left(cookies: Record<string, string>): string[] {
    const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const request = new NextRequest('http://localhost:3000/', { headers: { cookie: cookie.join('; ') } });
    dropInvalidCallbackCookie(request);
    return request.cookies.getAll().map(({ name }) => name);
  }

  test.each(NAMES)('takes %s off a request when it is no address', (name) => {
    expect(left({ [name]: 'nonsense', other: 'nonsense' })).toEqual(['other']);
  });

  test.each(NAMES)('leaves %s when it is one', (name) => {
    expect(left({ [name]: 'http://localhost:3000/songs' })).toEqual([name]);
  });

  test('leaves cookies that are only named alike', () => {
    const names = ['my-next-auth.callback-url', 'next-auth.callback-url-2', 'next-authxcallback-url'];
    expect(left(Object.fromEntries(names.map((name) => [name, 'nonsense'])))).toEqual(names);
  });
});

test('leads to the identity provider’s logout, and from there back to the front page', async () => {
  const { logoutUrl } = await import('./next-auth.ts');
  expect(logoutUrl()).toBe(
    'http://localhost:4400/v2/logout?client_id=web&returnTo=http%3A%2F%2Flocalhost%3A3000',
  );
});
