import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import type { Database } from '../store/database.ts';
import { hashId } from '../store/refresh-tokens.ts';

// Whoever signs in while the database crashes signs in again: what only leads to the tokens, or saves signing in anew,
// does not wait for the disk. Grants and refresh tokens do.
const PASSING = ['Interaction', 'PostLogin', 'AuthorizationCode', 'Session', 'LastClaims'];

// What stands for a client assertion that was used, which is written once.
const USED_ASSERTION = 'ReplayDetection';

/**
 * Keeps one kind of oidc-provider's records (sessions, codes, grants, tokens) in Postgres, under the hash of their
 * id. Of two requests that use up the same record at once, or use the same client assertion, the second is refused.
 */
export function createRecords(db: Database, kind: string): Adapter {
  return {
    async upsert(id, { jti: _, ...payload }, expiresIn) {
      const { rowCount } = await db.query({
        text: `INSERT INTO oidc_records (kind, id_hash, payload, uid, grant_id, expires_at)
          SELECT $1, $2, $3, $4, $5, now() + make_interval(secs => $6)
          FROM set_config('synchronous_commit', CASE WHEN $7 THEN 'off' ELSE current_setting('synchronous_commit') END, true)
          ON CONFLICT (kind, id_hash) DO UPDATE SET payload = EXCLUDED.payload, uid = EXCLUDED.uid,
            grant_id = EXCLUDED.grant_id, expires_at = EXCLUDED.expires_at
          WHERE $1 <> $8 OR oidc_records.expires_at <= now()`,
        values: [
          ...[kind, hashId(id), JSON.stringify(payload), payload.uid, payload.grantId, expiresIn],
          ...[PASSING.includes(kind), USED_ASSERTION],
        ],
      });
      if (rowCount !== 1) throw new errors.InvalidClientAuth('the client assertion was used before');
    },
    async find(id) {
      const { rows } = await db.query<RecordRow>({
        text: `SELECT payload, consumed_at FROM oidc_records
          WHERE kind = $1 AND id_hash = $2 AND (expires_at IS NULL OR expires_at > now())`,
        values: [kind, hashId(id)],
      });
      return rows[0] && toPayload(id, rows[0]);
    },
    async findByUid(uid) {
      const { rows } = await db.query<RecordRow>(
        'SELECT payload FROM oidc_records WHERE kind = $1 AND uid = $2 AND (expires_at IS NULL OR expires_at > now())',
        [kind, uid],
      );
      return rows[0]?.payload;
    },
    findByUserCode: async () => undefined,
    async consume(id) {
      const { rowCount } = await db.query({
        text: 'UPDATE oidc_records SET consumed_at = now() WHERE kind = $1 AND id_hash = $2 AND consumed_at IS NULL',
        values: [kind, hashId(id)],
      });
      if (rowCount !== 1) throw new errors.InvalidGrant('used up by a request at the same time');
    },
    async destroy(id) {
      await db.query('DELETE FROM oidc_records WHERE kind = $1 AND id_hash = $2', [kind, hashId(id)]);
    },
    async revokeByGrantId(grantId) {
      await db.query('DELETE FROM oidc_records WHERE kind = $1 AND grant_id = $2', [kind, grantId]);
    },
  };
}

// `consumed` is set once a record was used up.
function toPayload(id: string, { payload, consumed_at }: RecordRow): AdapterPayload {
  if (!consumed_at) return { ...payload, jti: id };
  return { ...payload, jti: id, consumed: Math.floor(consumed_at.getTime() / 1000) };
}

interface RecordRow {
  payload: AdapterPayload;
  consumed_at: Date | null;
}
