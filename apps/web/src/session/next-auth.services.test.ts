import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AUDIENCE, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { settingsOf } from '../../test/sessions.ts';
import { startAnew } from '../../test/settings.ts';
import type { authOptions as AuthOptions } from './next-auth.ts';
import type { Ended } from './refresh.ts';
import { SessionToken } from './session.ts';

let tenant: TestTenant;
let folder: string;
let begun: SessionToken[];
let ends: Ended[];
let options: ReturnType<typeof AuthOptions>;
beforeAll(async () => {
  tenant = await startTestTenant();
  folder = await mkdtemp(join(tmpdir(), 'setlist-sessions-'));
});
beforeEach(async () => {
  startAnew(settingsOf(tenant, folder));
  begun = [];
  ends = [];
  const { authOptions } = await import('./next-auth.ts');
  options = authOptions({ onBegin: (session) => begun.push(session), onEnd: (ended) => ends.push(ended) });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await tenant.close();
  await rm(folder, { recursive: true });
});

/** Calls a callback with the arguments that matter; next-auth passes more, which nobody looks at. */
function call(name: 'jwt' | 'redirect' | 'session' | 'signIn', args: object): Promise<unknown> {
  const { [name]: callback } = options.callbacks as Record<string, (args: object) => Promise<unknown>>;
  return callback?.(args) as Promise<unknown>;
}

async function account(email = 'jane.doe@example.com') {
  const { expires_in, ...tokens } = await tenant.signIn({ email });
  return { ...tokens, expires_at: Math.floor(Date.now() / 1_000) + expires_in };
}

/** The session that a sign-in begins. */
const signedIn = async () => SessionToken.parse(await call('jwt', { token: {}, account: await account() }));

test('signs in with PKCE, state and nonce, for an access token to the API and a refresh token', () => {
  expect(options).toMatchObject({
    secret: 'a secret of at least thirty-two characters',
    session: { strategy: 'jwt', maxAge: 2_592_000 },
    pages: { signIn: '/', error: '/auth/error' },
  });
  const [provider] = options.providers;
  expect(provider?.options).toEqual({
    clientId: tenant.web.clientId,
    clientSecret: tenant.web.clientSecret,
    issuer: tenant.issuer.slice(0, -1),
    checks: ['pkce', 'state', 'nonce'],
    httpOptions: { timeout: 10_000 },
    authorization: { params: { scope: 'openid profile email offline_access', audience: AUDIENCE } },
  });
});

describe('a session', () => {
  test('begins with the tokens of the sign-in, who the person is, and an id of its own', async () => {
    const given = await account();
    const [one, two] = [await call('jwt', { token: {}, account: given }), await signedIn()];
    expect(one).toEqual({
      beganAt: expect.any(Number),
      providerSid: expect.any(String),
      sid: expect.stringMatching(/^[\da-f-]{36}$/),
      accessToken: given.access_token,
      refreshToken: given.refresh_token,
      expiresAt: given.expires_at * 1_000,
      identity: expect.objectContaining({ sub: 'auth0|jane', displayName: 'Jane' }),
    });
    expect(two.sid).not.toBe((one as SessionToken).sid);
    expect(begun).toEqual([one, two]);
  });

  test.each(['access_token', 'refresh_token', 'id_token', 'expires_at'])(
    'does not begin without %s, and says what to do',
    async (name) => {
      const given = { ...(await account()), [name]: undefined };
      await expect(call('jwt', { token: {}, account: given })).rejects.toThrow(
        'The identity provider left a token out: allow "offline_access" for the API and the application',
      );
    },
  );

  test('that is too long for cookies does not begin, and a page says why', async () => {
    const given = await account();
    expect(await call('signIn', { account: given })).toBe(true);
    const long = { ...given, access_token: 'x'.repeat(9_000) };
    expect(await call('signIn', { account: long })).toBe('/auth/error?error=SessionTooLong');
  });

  test('goes on as it is while its tokens last, and is renewed when that is asked for', async () => {
    const session = await signedIn();
    expect(await call('jwt', { token: session })).toEqual(session);
    const renewed = SessionToken.parse(await call('jwt', { token: session, trigger: 'update' }));
    expect(renewed.refreshToken).not.toBe(session.refreshToken);
    expect([renewed.sid, renewed.providerSid]).toEqual([session.sid, session.providerSid]);
    expect(begun).toEqual([session]);
    expect(ends).toEqual([]);
  });

  test('ends when the person signs out, and is over for next-auth from then on', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const session = await signedIn();
    await options.events?.signOut?.({ token: session, session: {} as never });
    expect(ends).toEqual([{ why: 'signed-out' }]);
    await expect(tenant.refresh(session.refreshToken)).rejects.toThrow('invalid_grant');
    const over = (await call('jwt', { token: session }).catch((error: unknown) => error)) as Error;
    expect(over).toBeInstanceOf(Error);
    expect(ends).toHaveLength(2);
    options.logger?.error?.('JWT_SESSION_ERROR', over);
    expect(said).not.toHaveBeenCalled();
    options.logger?.error?.('OAUTH_CALLBACK_ERROR', new Error('of another kind'));
    expect(said.mock.calls).toEqual([['next-auth: OAUTH_CALLBACK_ERROR', new Error('of another kind')]]);
    said.mockClear();
  });

  test('that is none of ours is over without anything to end', async () => {
    await options.events?.signOut?.({ token: { sub: 'somebody' }, session: {} as never });
    expect(ends).toEqual([{ why: 'signed-out' }]);
  });

  test('shows a page the person’s name and no token', async () => {
    const token = await signedIn();
    expect(await call('session', { session: { expires: 'soon', user: { email: 'x' } }, token })).toEqual({
      ...{ user: { name: 'Jane' }, expires: 'soon' },
    });
  });
});

test.each([
  ['/songs?q=a', 'http://localhost:3000/songs?q=a'],
  ['http://localhost:3000/playlists', 'http://localhost:3000/playlists'],
  ['http://localhost:3000.evil.example/', 'http://localhost:3000'],
  ['https://evil.example/', 'http://localhost:3000'],
  ['//evil.example/', 'http://localhost:3000'],
  ['javascript:alert(1)', 'http://localhost:3000'],
])('goes on from a sign-in for %s to %s', async (url, target) => {
  expect(await call('redirect', { url, baseUrl: 'http://localhost:3000' })).toBe(target);
});
