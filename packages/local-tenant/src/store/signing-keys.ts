import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Database } from './database.ts';
import { randomId } from './random-id.ts';
import { withCertificate } from './signing-certificate.ts';

export interface SigningKey {
  kid: string;
  state: 'current' | 'next' | 'previous' | 'revoked';
  privateJwk: JWK;
}

/**
 * The RS256 keys, the signing one first; two are made in an empty store, so that the next key is published before
 * it signs. Revoked keys are left out. Call it where no other process does at the same time.
 */
export async function loadSigningKeys(db: Database): Promise<SigningKey[]> {
  const { rows } = await db.query<SigningKey>(
    `SELECT kid, state, private_jwk AS "privateJwk" FROM signing_keys WHERE state <> 'revoked'
     ORDER BY array_position(ARRAY['current', 'next', 'previous'], state), created_at DESC`,
  );
  if (rows.length > 0) return Promise.all(rows.map((row) => certified(db, row)));
  const [current, next] = await Promise.all([newKey(), newKey()]);
  await insertSigningKey(db, current, 'current');
  await insertSigningKey(db, next, 'next');
  return loadSigningKeys(db);
}

/** Moves every key on by one state and makes a new next one. Returns the id of the key that signs from now on. */
export async function rotateSigningKeys(db: Database): Promise<string> {
  const next = await newKey();
  await db.query('LOCK TABLE signing_keys IN EXCLUSIVE MODE');
  await db.query(`UPDATE signing_keys SET state = 'previous', current_until = now() WHERE state = 'current'`);
  const sql = `UPDATE signing_keys SET state = 'current', current_since = now() WHERE state = 'next' RETURNING kid`;
  const { rows } = await db.query<{ kid: string }>(sql);
  await insertSigningKey(db, next, 'next');
  return rows[0]?.kid ?? '';
}

/** What keys sign with besides RS256, where an API or an application asks for it. */
export const OTHER_ALGORITHMS = ['RS512', 'PS256'] as const;

/** A key, and the same one by a name of its own for each other algorithm: a key serves one (RFC 7517, 4.4). */
export function forEachAlgorithm(privateJwk: JWK): JWK[] {
  return [
    privateJwk,
    ...OTHER_ALGORITHMS.map((alg) => ({ ...privateJwk, alg, kid: `${privateJwk.kid}-${alg}` })),
  ];
}

async function insertSigningKey(db: Database, jwk: JWK, state: SigningKey['state']): Promise<void> {
  const sql = `INSERT INTO signing_keys (kid, private_jwk, state, current_since)
    VALUES ($1, $2, $3, CASE WHEN $3 = 'current' THEN now() END)`;
  await db.query(sql, [jwk.kid, JSON.stringify(jwk), state]);
}

// A key from before keys had certificates gets its own once.
async function certified(db: Database, key: SigningKey): Promise<SigningKey> {
  if (key.privateJwk.x5c) return key;
  const privateJwk = await withCertificate(key.privateJwk);
  await db.query('UPDATE signing_keys SET private_jwk = $2 WHERE kid = $1', [
    key.kid,
    JSON.stringify(privateJwk),
  ]);
  return { ...key, privateJwk };
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return withCertificate({ ...(await exportJWK(privateKey)), kid: randomId(21), alg: 'RS256', use: 'sig' });
}
