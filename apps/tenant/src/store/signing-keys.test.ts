import { createTestDatabase } from '@setlist/db/test/create-test-database';
import pg from 'pg';
import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { loadSigningKeys } from './signing-keys.ts';

test('gives a key from before keys had certificates one, once', async () => {
  const database = await createTestDatabase({ empty: true });
  const pool = new pg.Pool({ connectionString: database.databaseUrl });
  try {
    await migrate(pool);
    const made = await loadSigningKeys(pool);
    await pool.query(`UPDATE signing_keys SET private_jwk = private_jwk - 'x5c'`);
    const first = await loadSigningKeys(pool);
    expect(first.map(({ kid }) => kid)).toEqual(made.map(({ kid }) => kid));
    for (const { privateJwk } of first) expect(privateJwk.x5c).toEqual([expect.any(String)]);
    expect(await loadSigningKeys(pool)).toEqual(first);
  } finally {
    await pool.end();
    await database.close();
  }
});
