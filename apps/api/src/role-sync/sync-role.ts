import { EDITOR_THRESHOLD, PLAYLIST_EDITOR } from '@setlist/contracts';
import type { Transaction } from '@setlist/db/create-prisma';
import { runForOne, sql } from '@setlist/db/sql';
import type { Deps } from '../context.ts';
import { insertEvents } from '../live/insert-events.ts';

export type SyncOutcome = 'unchanged' | 'promoted' | 'demoted';

export interface SyncOptions {
  /** Ask the identity provider even when it was last told what the rows say. */
  check: boolean;
  /** Waits until the identity provider takes requests again. */
  untilOpen: () => Promise<void>;
}

type SyncDeps = Pick<Deps, 'pool' | 'prisma' | 'identity'>;

/** Longest time for one person: the identity provider's rate limit may have to be waited for. */
const TAKES_MS = 300_000;

/**
 * Makes `app_metadata.roles` of one person say what their plays say: `playlist_editor` from 100 plays on. Other roles
 * and other keys stay as they are, and nothing is written when nothing differs.
 * It brings about a state rather than taking a step, so running it again is harmless. A lock keeps two processes
 * from working on one person at once, where an older look at the rows could be written last.
 * Throws what the identity provider's client throws; nothing is recorded then.
 */
export async function syncRole(
  { pool, prisma, identity }: SyncDeps,
  userId: string,
  { check, untilOpen }: SyncOptions,
): Promise<SyncOutcome> {
  const sync = async (tx: Transaction): Promise<SyncOutcome> => {
    await runForOne(tx, sql.takeTurns, { turn: `role:${userId}` });
    const { editor, known } = await readRows(tx, userId);
    if (editor === known && !check) return 'unchanged';
    await untilOpen();
    const { appMetadata } = await identity.getUser(userId);
    const roles = Array.isArray(appMetadata.roles) ? appMetadata.roles : [];
    const differs = roles.includes(PLAYLIST_EDITOR) !== editor;
    if (differs) await untilOpen();
    // Recorded before it is told: a transaction that has run out of time, and with it of its lock, ends here.
    const told = { editor, syncedAt: new Date() };
    await tx.roleSync.upsert({ where: { userId }, create: { userId, ...told }, update: told });
    if (differs) {
      const others = roles.filter((role) => role !== PLAYLIST_EDITOR);
      await identity.patchUser(userId, {
        app_metadata: { roles: editor ? [...others, PLAYLIST_EDITOR] : others },
      });
    }
    if (!differs && editor === known) return 'unchanged';
    await insertEvents(tx, [{ userId, event: { type: 'role', editor } }]);
    return editor ? 'promoted' : 'demoted';
  };
  // The turn ends as soon as it is had: plays that asked for no sync, since this one was waiting, are committed then.
  await runForOne(pool, sql.takeTurns, { turn: `plays:${userId}` });
  return prisma.$transaction(sync, { timeout: TAKES_MS });
}

/** What the plays say, and what the identity provider was last told; nothing is as good as "no editor". */
async function readRows(tx: Transaction, userId: string): Promise<{ editor: boolean; known: boolean }> {
  const { _sum } = await tx.playCount.aggregate({ where: { userId }, _sum: { plays: true } });
  const told = await tx.roleSync.findUnique({ where: { userId } });
  return { editor: (_sum.plays ?? 0) >= EDITOR_THRESHOLD, known: told?.editor ?? false };
}
