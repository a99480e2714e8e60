import { EDITOR_THRESHOLD, PLAYLIST_EDITOR } from '@setlist/contracts';
import type { ClientBase } from 'pg';
import type { Deps } from '../context.ts';
import { insertEvents } from '../live/insert-events.ts';
import { transaction } from '../sql/transaction.ts';

export type SyncOutcome = 'unchanged' | 'promoted' | 'demoted';

export interface SyncOptions {
  /** Ask the identity provider even when it was last told what the rows say. */
  check: boolean;
  /** Waits until the identity provider takes requests again. */
  untilOpen: () => Promise<void>;
}

type SyncDeps = Pick<Deps, 'pool' | 'identity'>;

/**
 * Makes `app_metadata.roles` of one person say what their plays say: `playlist_editor` from 100 plays on. Other roles
 * and other keys stay as they are, and nothing is written when nothing differs.
 * It brings about a state rather than taking a step, so running it again is harmless. A lock keeps two processes
 * from working on one person at once, where an older look at the rows could be written last.
 * Throws what the identity provider's client throws; nothing is recorded then.
 */
export async function syncRole(
  { pool, identity }: SyncDeps,
  userId: string,
  { check, untilOpen }: SyncOptions,
): Promise<SyncOutcome> {
  return transaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('role:' || $1::text, 0))", [userId]);
    const { editor, known } = await readRows(client, userId);
    if (editor === (known ?? false) && !check) return 'unchanged';
    await untilOpen();
    const { appMetadata } = await identity.getUser(userId);
    const roles = Array.isArray(appMetadata.roles) ? appMetadata.roles : [];
    const differs = roles.includes(PLAYLIST_EDITOR) !== editor;
    if (differs) {
      const others = roles.filter((role) => role !== PLAYLIST_EDITOR);
      await untilOpen();
      await identity.patchUser(userId, {
        app_metadata: { roles: editor ? [...others, PLAYLIST_EDITOR] : others },
      });
    }
    await client.query(
      `INSERT INTO role_syncs (user_id, editor) VALUES ($1, $2)
       ON CONFLICT (user_id) DO UPDATE SET editor = excluded.editor, synced_at = now()`,
      [userId, editor],
    );
    if (!differs && editor === (known ?? false)) return 'unchanged';
    await insertEvents(client, [{ userId, event: { type: 'role', editor } }]);
    return editor ? 'promoted' : 'demoted';
  });
}

async function readRows(
  client: ClientBase,
  userId: string,
): Promise<{ editor: boolean; known: boolean | null }> {
  const { rows } = await client.query(
    `SELECT coalesce(sum(plays), 0) >= $2 AS editor, (SELECT editor FROM role_syncs WHERE user_id = $1) AS known
     FROM play_counts WHERE user_id = $1`,
    [userId, EDITOR_THRESHOLD],
  );
  return rows[0];
}
