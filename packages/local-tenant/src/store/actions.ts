import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { randomId } from './random-id.ts';

/** What an Action consists of; a draft and a deployed version each have their own. */
export interface ActionContent {
  code: string;
  /** The TypeScript that the code was made of, for people to read; only where there is any. */
  source?: string;
  runtime: string;
  dependencies: Dependency[];
  secrets: { name: string; value: string }[];
}

/** A package of npm. */
export interface Dependency {
  name: string;
  version: string;
}

/** An Action as it is deployed. */
export interface DeployedAction {
  name: string;
  code: string;
  secrets: Record<string, string>;
  dependencies: Dependency[];
}

export interface ActionRow {
  id: string;
  name: string;
  trigger_id: string;
  /** Null for the current one. */
  trigger_version: string | null;
  draft: ActionContent;
  deployed: ActionContent | null;
  deployed_at: Date | null;
  version: number;
  /** The id of the version that is deployed. */
  version_id: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface ActionVersionRow {
  id: string;
  action_id: string;
  number: number;
  content: ActionContent;
  created_at: Date;
}

interface NewAction {
  name: string;
  trigger: string;
  triggerVersion?: string | undefined;
  content: ActionContent;
}

const VERSION_ID = `(SELECT id FROM action_versions WHERE action_id = actions.id AND number = version) AS version_id`;

/** Adds an Action as a draft. Returns undefined when the name is taken. */
export async function insertAction(
  db: Database,
  { name, trigger, triggerVersion, content }: NewAction,
): Promise<ActionRow | undefined> {
  const { rows } = await db.query<ActionRow>(
    `INSERT INTO actions (id, name, trigger_id, trigger_version, draft) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING *, NULL AS version_id`,
    [randomUUID(), name, trigger, triggerVersion, JSON.stringify(content)],
  );
  return rows[0];
}

/** Adds the Action or, when its name is known, replaces its draft; deploys it at once when `deploy` says so. Returns its id. */
export async function saveAction(
  db: Database,
  { name, trigger, triggerVersion, content, deploy }: NewAction & { deploy: boolean },
): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO actions (id, name, trigger_id, trigger_version, draft) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (name) DO UPDATE SET trigger_id = $3, trigger_version = $4, draft = $5, updated_at = now()
     RETURNING id`,
    [randomUUID(), name, trigger, triggerVersion, JSON.stringify(content)],
  );
  const id = rows[0]?.id ?? '';
  if (deploy) await deployAction(db, id);
  return id;
}

/** Finds an Action; `lock` keeps it from others until the transaction ends. */
export async function findAction(
  db: Database,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<ActionRow | undefined> {
  const sql = `SELECT *, ${VERSION_ID} FROM actions WHERE id = $1${lock ? ' FOR UPDATE' : ''}`;
  return (await db.query<ActionRow>(sql, [id])).rows[0];
}

/** Actions, the oldest first; only those of a trigger, of a name, deployed or not, when these are given. */
export async function listActions(
  db: Database,
  { trigger, name, deployed }: { trigger?: string; name?: string; deployed?: boolean } = {},
): Promise<ActionRow[]> {
  const { rows } = await db.query<ActionRow>(
    `SELECT *, ${VERSION_ID} FROM actions
     WHERE ($1::text IS NULL OR trigger_id = $1) AND ($2::text IS NULL OR name = $2)
       AND ($3::boolean IS NULL OR (deployed IS NOT NULL) = $3)
     ORDER BY created_at, name`,
    [trigger, name, deployed],
  );
  return rows;
}

/** Changes an Action. Undefined when the name is taken, or there is no such Action. */
export async function updateAction(
  db: Database,
  id: string,
  changes: Partial<Pick<ActionRow, 'name' | 'trigger_id' | 'trigger_version' | 'draft'>>,
): Promise<ActionRow | undefined> {
  const columns = Object.keys(changes).map((column, index) => `${column} = $${index + 2}`);
  const values = Object.values(changes).map((value) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
  );
  const { rows } = await db
    .query<ActionRow>(
      `UPDATE actions SET ${columns.join(', ')}, updated_at = now() WHERE id = $1 RETURNING *, ${VERSION_ID}`,
      [id, ...values],
    )
    .catch((error) => {
      if (error.code === '23505') return { rows: [] };
      throw error;
    });
  return rows[0];
}

const KEPT_VERSIONS = 50;

/**
 * Makes the draft the version that runs. The version number rises, and the version is kept, only when the draft
 * differs from what was deployed before. Of each Action the newest 50 versions stay. Throws when there is no such Action.
 * https://auth0.com/docs/troubleshoot/customer-support/operational-policies/entity-limit-policy
 */
export async function deployAction(
  db: Database,
  id: string,
): Promise<{ deployed: ActionRow; version: ActionVersionRow }> {
  await db.query(
    `WITH action AS (
       UPDATE actions SET version = version + (deployed IS DISTINCT FROM draft)::int,
         deployed_at = CASE WHEN deployed IS DISTINCT FROM draft THEN now() ELSE deployed_at END, deployed = draft
       WHERE id = $1 RETURNING *),
     dropped AS (
       DELETE FROM action_versions USING action
       WHERE action_id = action.id AND number <= action.version - ${KEPT_VERSIONS})
     INSERT INTO action_versions (action_id, number, content, created_at)
     SELECT id, version, deployed, deployed_at FROM action ON CONFLICT DO NOTHING`,
    [id],
  );
  const deployed = await findAction(db, id);
  const [version] = await listActionVersions(db, id);
  if (!deployed || !version) throw new Error(`There is no Action ${id}.`);
  return { deployed, version };
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

export type BoundActionRow = ActionRow & { binding_id: string; display_name: string };

/** The Actions bound to a trigger, in the order in which they run. */
export async function listBindings(db: Database, trigger: string): Promise<BoundActionRow[]> {
  const { rows } = await db.query<BoundActionRow>(
    `SELECT actions.*, ${VERSION_ID}, trigger_bindings.id AS binding_id, display_name FROM trigger_bindings
     JOIN actions ON actions.id = action_id WHERE trigger_bindings.trigger_id = $1 ORDER BY position`,
    [trigger],
  );
  return rows;
}

const REFERENCES = {
  action_name: 'name = $1',
  action_id: 'id = $1',
  binding_id: 'id = (SELECT action_id FROM trigger_bindings WHERE id = $1)',
};

/** Finds an Action of a trigger by what a binding calls it. */
export async function findReferredAction(
  db: Database,
  trigger: string,
  { type, value }: { type: keyof typeof REFERENCES; value: string },
): Promise<ActionRow | undefined> {
  const sql = `SELECT *, ${VERSION_ID} FROM actions WHERE ${REFERENCES[type]} AND trigger_id = $2`;
  return (await db.query<ActionRow>(sql, [value, trigger])).rows[0];
}

/** The deployed Actions bound to a trigger, in the order in which they run. */
export async function listDeployedActions(db: Database, trigger: string): Promise<DeployedAction[]> {
  const sql = `SELECT name, deployed FROM trigger_bindings JOIN actions ON actions.id = action_id
    WHERE trigger_bindings.trigger_id = $1 AND deployed IS NOT NULL ORDER BY position`;
  const { rows } = await db.query<{ name: string; deployed: ActionContent }>(sql, [trigger]);
  return rows.map(({ name, deployed: { code, dependencies, secrets } }) => ({
    ...{ name, code, dependencies },
    secrets: Object.fromEntries(secrets.map((secret) => [secret.name, secret.value])),
  }));
}
