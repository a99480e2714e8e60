import { createTenantDatabase } from '@setlist/local-tenant/test/tenant-database';
import type { OwnDatabase } from '@setlist/postgres/test/create-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashId } from '../store/refresh-tokens.ts';
import { createLastClaims } from './last-claims.ts';
import { createRecords } from './records.ts';
import { createOutcomes } from './token-claims.ts';

let database: OwnDatabase;
let db: OwnDatabase['pool'];
beforeAll(async () => {
  database = await createTenantDatabase();
  db = database.pool;
});
afterAll(() => database.close());

const rowsOf = async (kind: string) =>
  (await db.query('SELECT * FROM oidc_records WHERE kind = $1 ORDER BY id_hash', [kind])).rows;
const secondsLeft = async (kind: string) =>
  (
    await db.query(
      'SELECT round(extract(epoch FROM expires_at - now()))::int AS left FROM oidc_records WHERE kind = $1',
      [kind],
    )
  ).rows[0].left;

test('keeps a record under the hash of its id, which is written nowhere', async () => {
  const records = createRecords(db, 'Session');
  await records.upsert('the-id', { jti: 'the-id', uid: 'u', grantId: 'g', accountId: 'a' }, 100);
  expect(await rowsOf('Session')).toMatchObject([
    {
      ...{ id_hash: hashId('the-id'), uid: 'u', grant_id: 'g', consumed_at: null },
      payload: { uid: 'u', grantId: 'g', accountId: 'a' },
    },
  ]);
  expect(JSON.stringify(await rowsOf('Session'))).not.toContain('the-id');
  expect(await secondsLeft('Session')).toBeGreaterThan(90);
  expect(await records.find('the-id')).toEqual({ jti: 'the-id', uid: 'u', grantId: 'g', accountId: 'a' });
  expect(await records.findByUid('u')).toEqual({ uid: 'u', grantId: 'g', accountId: 'a' });
  expect(await createRecords(db, 'Grant').find('the-id')).toBeUndefined();
  expect(await createRecords(db, 'Grant').findByUid('u')).toBeUndefined();
  expect(await records.findByUserCode('u')).toBeUndefined();
  await records.upsert('the-id', { uid: 'v' }, 200);
  expect(await rowsOf('Session')).toMatchObject([{ uid: 'v', grant_id: null, payload: { uid: 'v' } }]);
  expect(await secondsLeft('Session')).toBeGreaterThan(190);
  await records.destroy('the-id');
  expect(await records.find('the-id')).toBeUndefined();
});

test('does not find what has ended', async () => {
  const records = createRecords(db, 'Interaction');
  await records.upsert('ended', { uid: 'ended' }, 0);
  expect([await records.find('ended'), await records.findByUid('ended')]).toEqual([undefined, undefined]);
});

test('says when a record was used up, and lets nobody use it up again', async () => {
  const records = createRecords(db, 'AuthorizationCode');
  await records.upsert('code', { grantId: 'g' }, 60);
  await records.consume('code');
  const { consumed } = (await records.find('code')) as { consumed: number };
  expect(Math.abs(consumed - Date.now() / 1000)).toBeLessThan(60);
  expect(Number.isInteger(consumed)).toBe(true);
  await expect(records.consume('code')).rejects.toMatchObject({
    error: 'invalid_grant',
    error_detail: 'used up by a request at the same time',
  });
});

test('revokes all of one kind that came of one sign-in', async () => {
  const tokens = createRecords(db, 'AccessToken');
  for (const [id, grantId] of [
    ['one', 'g'],
    ['two', 'g'],
    ['other', 'h'],
  ] as const)
    await tokens.upsert(id, { grantId }, 60);
  await createRecords(db, 'RefreshToken').upsert('one', { grantId: 'g' }, 60);
  await tokens.revokeByGrantId('g');
  expect((await rowsOf('AccessToken')).map(({ grant_id }) => grant_id)).toEqual(['h']);
  expect(await rowsOf('RefreshToken')).toHaveLength(1);
});

test('remembers the last claims of a user for an application for thirty days', async () => {
  const claims = createLastClaims(db);
  expect(await claims.find('auth0|ada', 'app')).toEqual({});
  await claims.keep('auth0|ada', 'app', { a: 1 });
  expect(await claims.find('auth0|ada', 'app')).toEqual({ a: 1 });
  expect(await claims.find('auth0|ada', 'other')).toEqual({});
  expect(await secondsLeft('LastClaims')).toBeGreaterThan(30 * 86_400 - 60);
  // What was written a moment ago is not written again, until it changes.
  await db.query("DELETE FROM oidc_records WHERE kind = 'LastClaims'");
  await claims.keep('auth0|ada', 'app', { a: 1 });
  expect(await rowsOf('LastClaims')).toEqual([]);
  await claims.keep('auth0|ada', 'app', { a: 2 });
  expect(await rowsOf('LastClaims')).toMatchObject([
    { payload: { accountId: 'auth0|ada', clientId: 'app', claims: { a: 2 } } },
  ]);
});

test('carries what the Actions decided over to the exchange of the code, for five minutes', async () => {
  const outcomes = createOutcomes(db);
  const outcome = { addedScopes: ['a'], removedScopes: [] } as never;
  await outcomes.keep('grant', outcome);
  expect(await outcomes.find('grant')).toEqual(outcome);
  expect(await outcomes.find('other')).toBeUndefined();
  expect(await rowsOf('PostLogin')).toMatchObject([{ grant_id: 'grant' }]);
  const left = await secondsLeft('PostLogin');
  expect(left).toBeGreaterThan(240);
  expect(left).toBeLessThanOrEqual(300);
});
