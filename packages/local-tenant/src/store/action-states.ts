import type { Database } from './database.ts';

/** What Actions, and the Management API, keep with a session, or with a refresh token. */
export interface ActionState {
  metadata?: Record<string, string>;
  /** Milliseconds since 1970, after which it counts no more. */
  expiresAt?: number | undefined;
  idleExpiresAt?: number | undefined;
  /** Methods of authentication that Actions recorded. */
  methods?: { name: string; timestamp: string }[];
}

/**
 * Finds what is kept with the session of this id, or with the refresh tokens of this grant; `lock` keeps it from others
 * until the transaction ends.
 */
export async function findActionState(
  db: Database,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<ActionState> {
  if (lock)
    await db.query(`INSERT INTO action_states (id, state) VALUES ($1, '{}') ON CONFLICT DO NOTHING`, [id]);
  const sql = {
    name: lock ? 'lock-action-state' : 'find-action-state',
    text: `SELECT state FROM action_states WHERE id = $1${lock ? ' FOR UPDATE' : ''}`,
    values: [id],
  };
  return (await db.query<{ state: ActionState }>(sql)).rows[0]?.state ?? {};
}

/** Keeps it in place of what was kept before. */
export async function saveActionState(db: Database, id: string, state: ActionState): Promise<void> {
  await db.query(
    `INSERT INTO action_states (id, state) VALUES ($1, $2)
     ON CONFLICT (id) DO UPDATE SET state = $2, updated_at = now()`,
    [id, JSON.stringify(state)],
  );
}

/** Keeps metadata in place of what was kept before, and leaves the rest. */
export async function saveMetadata(
  db: Database,
  id: string,
  metadata: Record<string, string>,
): Promise<void> {
  await db.query(
    `INSERT INTO action_states (id, state) VALUES ($1, $2)
     ON CONFLICT (id) DO UPDATE SET state = action_states.state || $2, updated_at = now()`,
    [id, JSON.stringify({ metadata })],
  );
}

/** Whether a time that an Action set has come. */
export function isOver({ expiresAt, idleExpiresAt }: ActionState): boolean {
  return (
    Math.min(expiresAt ?? Number.POSITIVE_INFINITY, idleExpiresAt ?? Number.POSITIVE_INFINITY) <= Date.now()
  );
}
