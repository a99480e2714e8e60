import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { managementClient } from '@setlist/tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/tenant/test/tenant';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { settingsOf } from '../../test/sessions.ts';
import { startAnew } from '../../test/settings.ts';
import type { Exchanged } from './exchange-refresh-token.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
beforeEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  vi.unstubAllEnvs();
  await tenant.close();
});

async function exchange(refreshToken: string, settings: Record<string, string> = {}): Promise<Exchanged> {
  startAnew({ ...settingsOf(tenant, '/nowhere'), ...settings });
  const { exchangeRefreshToken } = await import('./exchange-refresh-token.ts');
  return exchangeRefreshToken(refreshToken);
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
    const away = { AUTH0_ISSUER_BASE_URL: 'http://127.0.0.1:9/' };
    expect(await exchange('R1', away)).toEqual({ outcome: 'unreachable' });
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
