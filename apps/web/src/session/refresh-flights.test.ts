import { expect, test } from 'vitest';
import { RefreshFlights } from './refresh-flights.ts';
import type { Identity, Tokens } from './session-token.ts';

const identity: Identity = {
  sub: 'auth0|jesse',
  displayName: 'J-vald3z',
  roles: [],
  plan: 'free',
  preferences: { theme: 'system', language: 'en' },
};

const tokens = (refreshToken: string, expiresAt = 1_000_000): Tokens => ({
  accessToken: `access for ${refreshToken}`,
  refreshToken,
  expiresAt,
  identity,
});

/** A token endpoint that rotates: R1 → R2 → R3, and refuses what it has seen, as rotation does. */
function rotatingEndpoint() {
  const seen: string[] = [];
  const exchange = async (refreshToken: string): Promise<Tokens> => {
    if (seen.includes(refreshToken)) throw new Error(`${refreshToken} was used twice`);
    seen.push(refreshToken);
    await Promise.resolve();
    return tokens(`R${Number(refreshToken.slice(1)) + 1}`);
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
  expect(new Set(all.map(({ refreshToken }) => refreshToken))).toEqual(new Set(['R2']));
});

test('finds the newest tokens for a request that still carries an old cookie', async () => {
  const { seen, exchange } = rotatingEndpoint();
  const flights = new RefreshFlights(exchange);
  await flights.renew('R1', always);
  await flights.renew('R2', never);
  const late = await flights.renew('R1', ({ refreshToken }) => refreshToken === 'R3');
  expect(late.refreshToken).toBe('R3');
  expect(seen).toEqual(['R1', 'R2']);
});

test('exchanges the newest token when what came of the old one is not good enough', async () => {
  const { seen, exchange } = rotatingEndpoint();
  const flights = new RefreshFlights(exchange);
  await flights.renew('R1', always);
  expect((await flights.renew('R1', never)).refreshToken).toBe('R3');
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
    return tokens(refreshToken, exchanges);
  });
  await flights.renew('R1', never);
  expect((await flights.renew('R1', ({ expiresAt }) => expiresAt > 1)).expiresAt).toBe(2);
});

test('gives a failure to everybody who waits, and tries anew a moment later', async () => {
  let now = 0;
  let exchanges = 0;
  const flights = new RefreshFlights(
    async () => {
      exchanges++;
      if (exchanges === 1) throw new Error('unreachable');
      return tokens('R2');
    },
    () => now,
  );
  const both = await Promise.allSettled([flights.renew('R1', always), flights.renew('R1', always)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(exchanges).toBe(1);
  now = 1_001;
  expect((await flights.renew('R1', always)).refreshToken).toBe('R2');
});

test('forgets an exchange after ten minutes', async () => {
  let now = 0;
  const { seen, exchange } = rotatingEndpoint();
  const flights = new RefreshFlights(exchange, () => now);
  await flights.renew('R1', always);
  now = 10 * 60_000 + 1;
  await expect(flights.renew('R1', always)).rejects.toThrow('R1 was used twice');
  expect(seen).toEqual(['R1']);
});
