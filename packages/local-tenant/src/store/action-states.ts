import type { Database } from './database.ts';

/** What Actions keep with a session, or with a refresh token. */
export interface ActionState {
  metadata?: Record<string, string>;
  /** Milliseconds since 1970, after which it counts no more. */
  expiresAt?: number | undefined;
  idleExpiresAt?: number | undefined;
  /** Methods of authentication that Actions recorded. */
  methods?: { name: string; timestamp: string }[];
}

/** Finds what is kept with the session of this id, or with the refresh tokens of this grant. */
export async function findActionState(db: Database, id: string): Promise<ActionState> {
  const sql = {
    name: 'find-action-state',
    text: 'SELECT state FROM action_states WHERE id = $1',
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

/** Whether a time that an Action set has come. */
export function isOver({ expiresAt, idleExpiresAt }: ActionState): boolean {
  return (
    Math.min(expiresAt ?? Number.POSITIVE_INFINITY, idleExpiresAt ?? Number.POSITIVE_INFINITY) <= Date.now()
  );
}
