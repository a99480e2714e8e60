import { createTenantDatabase } from '@setlist/local-tenant/test/tenant-database';
import type { OwnDatabase } from '@setlist/postgres/test/create-database';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTransaction } from './database.ts';
import { loadSigningKeys, rotateSigningKeys } from './signing-keys.ts';

let database: OwnDatabase;
let pool: OwnDatabase['pool'];
beforeEach(async () => {
  database = await createTenantDatabase();
  pool = database.pool;
});
afterEach(() => database.close());

test('signs with the first key, knows the next one before it signs, and keeps those before, the newest first', async () => {
  const states = async () => (await loadSigningKeys(pool)).map(({ kid, state }) => [kid, state]);
  const dates = async (state: string) => {
    const sql = `SELECT current_since IS NOT NULL AS since, current_until IS NOT NULL AS until
      FROM signing_keys WHERE state = $1`;
    return (await pool.query(sql, [state])).rows;
  };
  const rotate = () => inTransaction(pool, rotateSigningKeys);
  const [first, second] = await loadSigningKeys(pool);
  expect(await states()).toEqual([
    [first?.kid, 'current'],
    [second?.kid, 'next'],
  ]);
  expect(first?.kid).toMatch(/^[\w-]{21}$/);
  expect(first?.privateJwk).toMatchObject({ kid: first?.kid, alg: 'RS256', use: 'sig', kty: 'RSA' });
  expect(await rotate()).toBe(second?.kid);
  const third = (await loadSigningKeys(pool))[1];
  expect(await states()).toEqual([
    [second?.kid, 'current'],
    [third?.kid, 'next'],
    [first?.kid, 'previous'],
  ]);
  expect(await dates('current')).toEqual([{ since: true, until: false }]);
  expect(await dates('next')).toEqual([{ since: false, until: false }]);
  expect(await dates('previous')).toEqual([{ since: true, until: true }]);
  expect(await rotate()).toBe(third?.kid);
  expect((await states()).map(([kid]) => kid).slice(2)).toEqual([second?.kid, first?.kid]);
  await pool.query(`UPDATE signing_keys SET state = 'revoked' WHERE kid = $1`, [second?.kid]);
  expect((await states()).map(([kid]) => kid).slice(2)).toEqual([first?.kid]);
});

test('gives a key from before keys had certificates one, once', async () => {
  const made = await loadSigningKeys(pool);
  await pool.query(`UPDATE signing_keys SET private_jwk = private_jwk - 'x5c'`);
  const first = await loadSigningKeys(pool);
  expect(first.map(({ kid }) => kid)).toEqual(made.map(({ kid }) => kid));
  for (const { privateJwk } of first) expect(privateJwk.x5c).toEqual([expect.any(String)]);
  expect(await loadSigningKeys(pool)).toEqual(first);
});
