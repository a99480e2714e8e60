import { CLAIMS } from '@setlist/contracts';
import { NextResponse } from 'next/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AT_HTTPS, startAnew } from '../../test/settings.ts';
import { type Ended, type Exchanged, identityOf, RefreshFlights, type Renewed } from './refresh.ts';
import type { Cookie, Identity, Tokens } from './session.ts';

describe('exchanges under way', () => {
  const identity: Identity = {
    sub: 'auth0|jesse',
    displayName: 'J-vald3z',
    editor: false,
    plan: 'free',
    preferences: { theme: 'system', language: 'en' },
  };

  const tokens = (refreshToken: string, expiresAt = 1_000_000): Tokens => ({
    accessToken: `access for ${refreshToken}`,
    refreshToken,
    expiresAt,
    identity,
  });

  const renewed = (refreshToken: string, expiresAt?: number): Exchanged => ({
    outcome: 'renewed',
    tokens: tokens(refreshToken, expiresAt),
  });

  /** The refresh token that an exchange brought. */
  const brought = (exchanged: Exchanged) =>
    exchanged.outcome === 'renewed' ? exchanged.tokens.refreshToken : exchanged.outcome;

  /** A token endpoint that rotates: R1 → R2 → R3, and refuses what it has seen, as rotation does. */
  function rotatingEndpoint() {
    const seen: string[] = [];
    const exchange = async (refreshToken: string): Promise<Exchanged> => {
      if (seen.includes(refreshToken)) return { outcome: 'ended', ended: { why: 'expired' } };
      seen.push(refreshToken);
      await Promise.resolve();
      return renewed(`R${Number(refreshToken.slice(1)) + 1}`);
    };
    return { seen, exchange };
  }

  const always = () => true;
  const never = () => false;

  test('exchanges a refresh token once, however many ask at the same time', async () => {
    const { seen, exchange } = rotatingEndpoint();
    const flights = new RefreshFlights(exchange);
    const all = await Promise.all(Array.from({ length: 20 }, () => flights.renew('R1', always)));
    expect(seen).toEqual(['R1']);
    expect(new Set(all.map(brought))).toEqual(new Set(['R2']));
  });

  test('finds the newest tokens for a request that still carries an old cookie', async () => {
    const { seen, exchange } = rotatingEndpoint();
    const flights = new RefreshFlights(exchange);
    await flights.renew('R1', always);
    await flights.renew('R2', never);
    const late = await flights.renew('R1', ({ refreshToken }) => refreshToken === 'R3');
    expect(brought(late)).toBe('R3');
    expect(seen).toEqual(['R1', 'R2']);
  });

  test('exchanges the newest token when what came of the old one is not good enough', async () => {
    const { seen, exchange } = rotatingEndpoint();
    const flights = new RefreshFlights(exchange);
    await flights.renew('R1', always);
    expect(brought(await flights.renew('R1', never))).toBe('R3');
    expect(seen).toEqual(['R1', 'R2']);
  });

  test('tells when an exchange began, so that a forced renewal does not take an older answer', async () => {
    let now = 1_000;
    const { seen, exchange } = rotatingEndpoint();
    const flights = new RefreshFlights(exchange, () => now);
    await flights.renew('R1', always);
    now = 2_000;
    await flights.renew('R1', (_, startedAt) => startedAt >= 2_000);
    await flights.renew('R1', (_, startedAt) => startedAt >= 2_000);
    expect(seen).toEqual(['R1', 'R2']);
  });

  test('exchanges again and again where the identity provider does not rotate', async () => {
    let exchanges = 0;
    const flights = new RefreshFlights(async (refreshToken) => {
      exchanges++;
      return renewed(refreshToken, exchanges);
    });
    await flights.renew('R1', never);
    const last = await flights.renew('R1', ({ expiresAt }) => expiresAt > 1);
    expect(last).toMatchObject({ tokens: { expiresAt: 2 } });
  });

  test('gives a failure to everybody who waits, and tries anew a moment later', async () => {
    let now = 0;
    let exchanges = 0;
    const flights = new RefreshFlights(
      async () => {
        exchanges++;
        return exchanges === 1 ? { outcome: 'unreachable' } : renewed('R2');
      },
      () => now,
    );
    const both = await Promise.all([flights.renew('R1', always), flights.renew('R1', always)]);
    expect(both.map(brought)).toEqual(['unreachable', 'unreachable']);
    expect(exchanges).toBe(1);
    now = 1_001;
    expect(brought(await flights.renew('R1', always))).toBe('R2');
  });

  test('forgets an exchange after ten minutes', async () => {
    let now = 0;
    const { seen, exchange } = rotatingEndpoint();
    const flights = new RefreshFlights(exchange, () => now);
    await flights.renew('R1', always);
    now = 10 * 60_000 + 1;
    expect(brought(await flights.renew('R1', always))).toBe('ended');
    expect(seen).toEqual(['R1']);
  });
});

describe('who the identity provider says somebody is', () => {
  const idToken = (claims: object) =>
    `e30.${Buffer.from(JSON.stringify({ sub: 'auth0|vera', ...claims })).toString('base64url')}.signature`;

  test('reads name, the editor’s role, plan and preferences from their namespaced claims', () => {
    const token = idToken({
      email: 'vera@setlist.example',
      [CLAIMS.displayName]: 'Vera ✨',
      [CLAIMS.roles]: ['critic', 'playlist_editor'],
      [CLAIMS.plan]: 'full',
      [CLAIMS.preferences]: { theme: 'dark', language: 'es' },
    });
    expect(identityOf(token)).toEqual({
      sub: 'auth0|vera',
      email: 'vera@setlist.example',
      displayName: 'Vera ✨',
      editor: true,
      plan: 'full',
      preferences: { theme: 'dark', language: 'es' },
    });
  });

  test('gives somebody without metadata the least: no role, the free plan, the system theme', () => {
    expect(identityOf(idToken({}))).toEqual({
      sub: 'auth0|vera',
      displayName: 'user',
      editor: false,
      plan: 'free',
      preferences: { theme: 'system', language: 'en' },
    });
  });

  test('does not take a role or a plan from a claim of the wrong shape', () => {
    const identity = identityOf(
      idToken({ [CLAIMS.roles]: 'playlist_editor', [CLAIMS.plan]: 'platinum', roles: ['admin'] }),
    );
    expect(identity.editor).toBe(false);
    expect(identity.plan).toBe('free');
  });

  test('refuses what is no token', () => {
    expect(() => identityOf('nonsense')).toThrow();
  });
});

describe('why a session is over', () => {
  beforeEach(() => startAnew());
  afterEach(() => vi.unstubAllEnvs());

  /** What an answer tells the browser to keep. */
  async function told(ended: Ended) {
    const { ENDED_COOKIE, setEndedCookie } = await import('./refresh.ts');
    const { cookies } = new NextResponse();
    setEndedCookie(cookies, ended);
    return cookies.get(ENDED_COOKIE);
  }

  test.each<Ended>([
    { why: 'blocked' },
    { why: 'deleted' },
    { why: 'expired' },
    { why: 'denied', reason: 'Not now.' },
  ])('brings %j to the front page', async (ended) => {
    const { readEnded } = await import('./refresh.ts');
    const cookie = await told(ended);
    expect(cookie).toMatchObject({
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: false,
      maxAge: 3_600,
    });
    expect(readEnded(cookie?.value)).toEqual(ended);
  });

  test('keeps as much of a long reason as is shown', async () => {
    const { readEnded } = await import('./refresh.ts');
    const cookie = await told({ why: 'denied', reason: 'x'.repeat(1_000) });
    expect(readEnded(cookie?.value)).toEqual({ why: 'denied', reason: 'x'.repeat(300) });
  });

  test('takes the reason back when somebody signs out', async () => {
    expect(await told({ why: 'signed-out' })).toMatchObject({
      ...{ value: '', maxAge: 0, expires: new Date(0), httpOnly: true, path: '/' },
    });
  });

  test('comes with the cookies that take the session back, and goes once somebody is signed in', async () => {
    const { ENDED_COOKIE, endedAs, setRenewedCookies } = await import('./refresh.ts');
    const session = { name: 'next-auth.session-token', value: 'old' };
    /** What an answer changes of these cookies of its request. */
    const changed = (renewed: Renewed, ...before: Cookie[]) => {
      const { cookies } = new NextResponse();
      setRenewedCookies(cookies, before, renewed);
      return Object.fromEntries(cookies.getAll().map(({ name, value }) => [name, value]));
    };
    const reason = JSON.stringify({ why: 'blocked' });
    expect(changed(endedAs({ why: 'blocked' }), session)).toEqual({
      [session.name]: '',
      'setlist-audio': '',
      [ENDED_COOKIE]: reason,
    });
    expect(changed({ signedIn: true }, session)).toEqual({});
    const told = { name: ENDED_COOKIE, value: reason };
    expect(changed({ signedIn: true }, session, told)).toEqual({ [ENDED_COOKIE]: '' });
    expect(changed({ signedIn: false }, told)).toEqual({});
  });

  test('sends the reason over https only where the app is served so', async () => {
    startAnew(AT_HTTPS);
    expect(await told({ why: 'expired' })).toMatchObject({ secure: true });
  });

  test.each([undefined, '', 'blocked', '{"why":"bored"}', '{"why":"denied"}', '7'])(
    'reads nothing from %j',
    async (value) => expect((await import('./refresh.ts')).readEnded(value)).toBeUndefined(),
  );
});
