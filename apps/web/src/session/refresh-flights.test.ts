import { expect, test } from 'vitest';
import type { Exchanged } from './exchange-refresh-token.ts';
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
