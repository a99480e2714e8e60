import type { Database } from './database.ts';
import { randomId } from './random-id.ts';

/** What an Action consists of; a draft and a deployed version each have their own. */
export interface ActionContent {
  code: string;
  /** The TypeScript that the code was made of, for people to read; only where there is any. */
  source?: string;
  runtime: string;
  dependencies: { name: string; version: string }[];
  secrets: { name: string; value: string }[];
}

/** An Action as it is deployed. */
export interface DeployedAction {
  name: string;
  code: string;
  secrets: Record<string, string>;
}

export interface ActionRow {
  id: string;
  name: string;
  trigger_id: string;
  draft: ActionContent;
  deployed: ActionContent | null;
  deployed_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

/** Adds an Action as a draft. Returns undefined when the name is taken. */
export async function insertAction(
  db: Database,
  { name, trigger, content }: { name: string; trigger: string; content: ActionContent },
): Promise<ActionRow | undefined> {
  const { rows } = await db.query<ActionRow>(
    `INSERT INTO actions (id, name, trigger_id, draft) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING *`,
    [randomId(32), name, trigger, JSON.stringify(content)],
  );
  return rows[0];
}

/** Adds the Action or, when its name is known, replaces its draft; deploys it at once when `deploy` says so. */
export async function saveAction(
  db: Database,
  action: { name: string; trigger: string; content: ActionContent; deploy: boolean },
): Promise<ActionRow> {
  const { rows } = await db.query<ActionRow>(
    `INSERT INTO actions (id, name, trigger_id, draft) VALUES ($1, $2, $3, $4)
     ON CONFLICT (name) DO UPDATE SET trigger_id = $3, draft = $4, updated_at = now() RETURNING *`,
    [randomId(32), action.name, action.trigger, JSON.stringify(action.content)],
  );
  const saved = rows[0] as ActionRow;
  return action.deploy ? ((await deployAction(db, saved.id)) ?? saved) : saved;
}

/**
 * Makes the draft the version that runs. The version number rises, and the version is kept, only when the draft
 * differs from what was deployed before.
 */
export async function deployAction(db: Database, id: string): Promise<ActionRow | undefined> {
  const { rows } = await db.query<ActionRow>(
    `WITH action AS (
       UPDATE actions SET version = version + (deployed IS DISTINCT FROM draft)::int,
         deployed_at = CASE WHEN deployed IS DISTINCT FROM draft THEN now() ELSE deployed_at END, deployed = draft
       WHERE id = $1 RETURNING *),
     kept AS (
       INSERT INTO action_versions (action_id, number, content, created_at)
       SELECT id, version, deployed, deployed_at FROM action ON CONFLICT DO NOTHING)
     SELECT * FROM action`,
    [id],
  );
  return rows[0];
}

export interface ActionVersionRow {
  action_id: string;
  number: number;
  content: ActionContent;
  created_at: Date;
}

/** What was deployed of an Action, the newest first. */
export async function listActionVersions(db: Database, actionId: string): Promise<ActionVersionRow[]> {
  const sql = 'SELECT * FROM action_versions WHERE action_id = $1 ORDER BY number DESC';
  return (await db.query<ActionVersionRow>(sql, [actionId])).rows;
}

/** Replaces the Actions bound to a trigger; they run in this order. Call it in a transaction. */
export async function bindActions(
  db: Database,
  trigger: string,
  bindings: { actionId: string; displayName: string }[],
): Promise<void> {
  // Two that replace them at once would leave both behind.
  await db.query('LOCK TABLE trigger_bindings IN SHARE ROW EXCLUSIVE MODE');
  await db.query('DELETE FROM trigger_bindings WHERE trigger_id = $1', [trigger]);
  for (const [position, { actionId, displayName }] of bindings.entries()) {
    await db.query(
      'INSERT INTO trigger_bindings (id, trigger_id, action_id, display_name, position) VALUES ($1, $2, $3, $4, $5)',
      [randomId(32), trigger, actionId, displayName, position],
    );
  }
}

/** The deployed Actions bound to a trigger, in the order in which they run. */
export async function listBoundActions(db: Database, trigger: string): Promise<ActionRow[]> {
  const sql = `SELECT actions.* FROM trigger_bindings JOIN actions ON actions.id = action_id
    WHERE trigger_bindings.trigger_id = $1 AND deployed IS NOT NULL ORDER BY position`;
  return (await db.query<ActionRow>(sql, [trigger])).rows;
}
