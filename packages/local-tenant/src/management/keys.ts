import { type Database, inTransaction } from '../store/database.ts';
import { certificateForms } from '../store/signing-certificate.ts';
import { rotateSigningKeys } from '../store/signing-keys.ts';
import { ManagementError, tooManyRequests } from './errors.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';

interface KeyRow {
  kid: string;
  state: 'current' | 'next' | 'previous' | 'revoked';
  x5c: string[] | null;
  current_since: Date | null;
  current_until: Date | null;
  revoked_at: Date | null;
}

const FIND = `SELECT kid, state, private_jwk->'x5c' AS x5c, current_since, current_until, revoked_at
  FROM signing_keys ORDER BY created_at`;

/** A signing key as the Management API shows it, with its certificate in both forms. */
async function signingKeyView({ kid, state, x5c, ...dates }: KeyRow) {
  const told = Object.entries(dates).flatMap(([name, date]) => (date ? [[name, date.toISOString()]] : []));
  return {
    kid,
    [state]: true,
    ...Object.fromEntries(told),
    ...(x5c?.[0] ? await certificateForms(x5c[0]) : {}),
  };
}

/** All signing keys, revoked ones too. */
async function readSigningKeys(db: Database): Promise<KeyRow[]> {
  return (await db.query<KeyRow>(FIND)).rows;
}

/** Finds a signing key. Throws 404 when there is none. */
async function requireSigningKey(db: Database, kid = ''): Promise<KeyRow> {
  const key = (await readSigningKeys(db)).find((row) => row.kid === kid);
  if (!key) throw new ManagementError(404, 'The signing key does not exist.', 'inexistent_signing_key');
  return key;
}

/** Lists the signing keys with their state. */
async function listSigningKeys({ tenant }: ManagementContext): Promise<unknown> {
  return Promise.all((await readSigningKeys(tenant.pool)).map(signingKeyView));
}

/** Reads one signing key. Throws 404 when there is none. */
async function getSigningKey({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  return signingKeyView(await requireSigningKey(tenant.pool, params.kid));
}

/**
 * Signs with the next key from now on. It was published before, so that those who verify tokens know it already; the
 * key before it stays published, so that its tokens stay good until they end.
 */
async function rotateSigningKey({ tenant }: ManagementContext): Promise<unknown> {
  if (tenant.switches.take('keyRotation', '')?.allowed === false) throw tooManyRequests();
  const kid = await inTransaction(tenant.pool, rotateSigningKeys);
  await tenant.reloadFromStore();
  return signingKeyView(await requireSigningKey(tenant.pool, kid));
}

/** Takes a previous key out of what is published: its tokens are refused from now on. Throws 400 for one in use. */
async function revokeSigningKey({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  const key = await requireSigningKey(tenant.pool, params.kid);
  if (key.state === 'current' || key.state === 'next') {
    throw new ManagementError(
      400,
      'A key in use cannot be revoked: rotate first.',
      'operation_not_supported',
    );
  }
  const sql = `UPDATE signing_keys SET state = 'revoked', revoked_at = now() WHERE kid = $1`;
  await tenant.pool.query(sql, [key.kid]);
  await tenant.reloadFromStore();
  return signingKeyView(await requireSigningKey(tenant.pool, key.kid));
}

/** https://auth0.com/docs/api/management/v2/keys */
export const keysRoutes: ManagementRoute[] = [
  route({ method: 'get', path: '/keys/signing', scopes: ['read:signing_keys'], verb: listSigningKeys }),
  route({
    method: 'post',
    path: '/keys/signing/rotate',
    scopes: ['create:signing_keys', 'update:signing_keys'],
    status: 201,
    verb: rotateSigningKey,
  }),
  route({ method: 'get', path: '/keys/signing/:kid', scopes: ['read:signing_keys'], verb: getSigningKey }),
  route({
    method: 'put',
    path: '/keys/signing/:kid/revoke',
    scopes: ['update:signing_keys'],
    verb: revokeSigningKey,
  }),
];
