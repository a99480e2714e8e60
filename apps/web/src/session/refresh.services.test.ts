import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { janesSession, settingsOf } from '../../test/sessions.ts';
import { startAnew } from '../../test/settings.ts';
import type * as Refresh from './refresh.ts';
import type * as Session from './session.ts';

/** Nobody listens there. */
const AWAY = { AUTH0_ISSUER_BASE_URL: 'http://127.0.0.1:9/' };

let tenant: TestTenant;
let folder: string;
let refresh: typeof Refresh;
let session: typeof Session;
beforeAll(async () => {
  tenant = await startTestTenant();
  folder = await mkdtemp(join(tmpdir(), 'setlist-sessions-'));
});
beforeEach(() => restart());
afterAll(async () => {
  vi.unstubAllEnvs();
  await tenant.close();
  await rm(folder, { recursive: true, force: true });
});

/** The modules as a process has them that was just started, with these settings besides those of the tenant. */
async function restart(settings: Record<string, string> = {}) {
  vi.unstubAllEnvs();
  startAnew({ ...settingsOf(tenant, folder), ...settings });
  refresh = await import('./refresh.ts');
  session = await import('./session.ts');
}

describe('an exchange of a refresh token', () => {
  async function exchange(
    refreshToken: string,
    settings: Record<string, string> = {},
  ): Promise<Refresh.Exchanged> {
    await restart(settings);
    return refresh.exchangeRefreshToken(refreshToken);
  }

  /** Signs somebody in and returns their refresh token. */
  const refreshTokenOf = async (email: string) => (await tenant.signIn({ email })).refresh_token ?? '';

  test('brings new tokens, the time until which they last, and who the person is by now', async () => {
    const before = Date.now();
    const refreshToken = await refreshTokenOf('vera@setlist.example');
    const exchanged = await exchange(refreshToken);
    if (exchanged.outcome !== 'renewed') throw new Error(`Not renewed: ${JSON.stringify(exchanged)}`);
    const { tokens } = exchanged;
    expect(tokens.accessToken.split('.')).toHaveLength(3);
    expect(tokens.refreshToken).not.toBe(refreshToken);
    expect(tokens.identity).toMatchObject({ sub: 'auth0|vera', email: 'vera@setlist.example', plan: 'full' });
    const { expires_in } = await tenant.refresh(tokens.refreshToken);
    expect(tokens.expiresAt).toBeGreaterThanOrEqual(before + expires_in * 1_000);
    expect(tokens.expiresAt).toBeLessThanOrEqual(Date.now() + expires_in * 1_000);
  });

  describe('a session is over', () => {
    test('for somebody who was blocked', async () => {
      const refreshToken = await refreshTokenOf('max@setlist.example');
      const management = await managementClient(tenant);
      await management('PATCH', '/users/auth0%7Cmax', { blocked: true });
      expect(await exchange(refreshToken)).toEqual({ outcome: 'ended', ended: { why: 'blocked' } });
    });

    test('for somebody who was deleted', async () => {
      const refreshToken = await refreshTokenOf('jesse@setlist.example');
      const management = await managementClient(tenant);
      await management('DELETE', '/users/auth0%7Cjesse');
      expect(await exchange(refreshToken)).toEqual({ outcome: 'ended', ended: { why: 'deleted' } });
    });

    test('when the refresh token is good no longer', async () => {
      expect(await exchange('made-up')).toEqual({ outcome: 'ended', ended: { why: 'expired' } });
    });

    test('when an Action denies it, in the words of the Action', async () => {
      const denial = { error: 'access_denied', error_description: 'Come back on Monday.' };
      expect(await exchange('R1', await answering(403, denial))).toEqual({
        outcome: 'ended',
        ended: { why: 'denied', reason: 'Come back on Monday.' },
      });
      expect(await exchange('R1', await answering(403, { error: 'access_denied' }))).toMatchObject({
        ended: { why: 'denied', reason: '' },
      });
    });
  });

  describe('a session goes on', () => {
    test('when nobody answers', async () => {
      expect(await exchange('R1', AWAY)).toEqual({ outcome: 'unreachable' });
    });

    test('when the application’s own credentials are refused, which is told to who runs it', async () => {
      const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      const refreshToken = await refreshTokenOf('jane.doe@example.com');
      const exchanged = await exchange(refreshToken, { AUTH0_CLIENT_SECRET: 'another' });
      expect(exchanged).toEqual({ outcome: 'unreachable' });
      expect(said.mock.calls).toEqual([
        ['The identity provider refuses AUTH0_CLIENT_ID or AUTH0_CLIENT_SECRET.'],
      ]);
      said.mockClear();
    });

    test.each([
      [429, { error: 'too_many_requests' }],
      [500, { error: 'server_error' }],
      [503, { error: 'temporarily_unavailable' }],
      [400, { message: 'not from a token endpoint' }],
      [200, { access_token: 'A', id_token: 'no.token.at-all', expires_in: 60 }],
      [200, { token_type: 'Bearer' }],
    ])('at the answer %d %j', async (status, body) => {
      expect(await exchange('R1', await answering(status, body))).toEqual({ outcome: 'unreachable' });
    });
  });

  test('keeps the refresh token where the identity provider does not rotate', async () => {
    const idToken = `e30.${Buffer.from('{"sub":"auth0|vera"}').toString('base64url')}.signature`;
    const answer = { access_token: 'A2', id_token: idToken, expires_in: 60 };
    expect(await exchange('R1', await answering(200, answer))).toMatchObject({
      outcome: 'renewed',
      tokens: { accessToken: 'A2', refreshToken: 'R1' },
    });
  });

  /** Settings that lead to a token endpoint which answers so: what Setlist's tenant cannot be brought to say. */
  async function answering(status: number, body: object): Promise<Record<string, string>> {
    const server = createServer((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    return { AUTH0_ISSUER_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
  }
});

describe('renewing a session', () => {
  const renewed = async (before: Session.SessionToken, options = {}) => {
    const renewal = await refresh.renewSession(before, options);
    if ('ended' in renewal) throw new Error(`The session ended: ${renewal.ended.why}`);
    return renewal.session;
  };

  test('renews an access token that would run out during a request, and keeps the session’s id', async () => {
    const before = await janesSession(tenant, 20_000);
    const after = await renewed(before);
    expect(after.accessToken).not.toBe(before.accessToken);
    expect(after.refreshToken).not.toBe(before.refreshToken);
    expect(after.expiresAt).toBeGreaterThan(before.expiresAt);
    expect(after.sid).toBe(before.sid);
  });

  test('leaves a token alone that lasts, unless it is told to ask anew', async () => {
    const before = await janesSession(tenant, 3_600_000);
    expect(await renewed(before)).toBe(before);
    expect((await renewed(before, { force: true })).accessToken).not.toBe(before.accessToken);
  });

  test('leaves a session as it is while the identity provider is away', async () => {
    const before = { ...(await janesSession(tenant, 20_000)), refreshToken: 'R1' };
    await restart(AWAY);
    expect(await refresh.renewSession(before)).toEqual({ session: before });
  });

  test('asks nobody about a session that was signed out, though its tokens last', async () => {
    const before = await janesSession(tenant, 3_600_000);
    await session.endSession(before);
    expect(await refresh.renewSession(before)).toEqual({ ended: { why: 'signed-out' } });
  });

  test('ends a session that the identity provider has ended', async () => {
    const before = { ...(await janesSession(tenant, 20_000)), refreshToken: 'made-up' };
    expect(await refresh.renewSession(before)).toEqual({ ended: { why: 'expired' } });
  });
});

describe('renewing the cookies of a request', () => {
  const NAME = 'next-auth.session-token';
  const OTHER = { name: 'setlist.xray', value: 'on' };

  test('finds nobody signed in without a session cookie, and has nothing to say of it', async () => {
    expect(await refresh.renewCookies([OTHER])).toEqual({ signedIn: false });
  });

  test('leaves cookies alone whose session needs nothing', async () => {
    const before = await session.encodeSession(await janesSession(tenant));
    expect(await refresh.renewCookies([OTHER, ...before])).toEqual({ signedIn: true });
  });

  test('brings the cookies of a session that was renewed', async () => {
    const jane = await janesSession(tenant);
    const before = await session.encodeSession(jane);
    const renewed = await refresh.renewCookies(before, { force: true });
    expect(renewed).toEqual({ signedIn: true, cookies: expect.any(Array) });
    const after = await session.readSessionCookies(renewed.cookies ?? []);
    expect(after?.sid).toBe(jane.sid);
    expect(after?.refreshToken).not.toBe(jane.refreshToken);
  });

  test('ends a session that has become too long for cookies, and says so', async () => {
    const jane = await janesSession(tenant);
    const before = await session.encodeSession(jane);
    const roles = Array.from({ length: 300 }, (_, i) => `a-role-of-twenty-five-${i}`);
    const management = await managementClient(tenant);
    const give = (roles: string[]) => management('PATCH', '/users/auth0%7Cjane', { app_metadata: { roles } });
    await give(roles);
    onTestFinished(() => void give([]));
    expect(await refresh.renewCookies(before, { force: true })).toEqual({
      ...{ signedIn: false, cookies: [], ended: { why: 'too-long' } },
    });
    expect(await session.hasEnded(jane)).toBe(true);
  });

  test('takes back what was emptied, without calling it the end of a session', async () => {
    expect(await refresh.renewCookies([OTHER, { name: NAME, value: '' }])).toEqual({
      signedIn: false,
      cookies: [],
    });
  });

  test('ends a session whose cookie cannot be read', async () => {
    const before = [
      { name: `${NAME}.0`, value: 'x' },
      { name: `${NAME}.1`, value: '' },
    ];
    expect(await refresh.renewCookies([OTHER, ...before])).toEqual({
      ...{ signedIn: false, cookies: [], ended: { why: 'expired' } },
    });
  });

  test('tells why a session is over', async () => {
    const signedOut = await janesSession(tenant);
    const before = await session.encodeSession(signedOut);
    await session.endSession(signedOut);
    expect(await refresh.renewCookies(before)).toEqual({
      ...{ signedIn: false, cookies: [], ended: { why: 'signed-out' } },
    });
  });
});
