import type { ActionRow } from '../../store/actions.ts';
import type { Database } from '../../store/database.ts';
import { actionView } from './action-view.ts';

type BindingRow = ActionRow & { binding_id: string; display_name: string };

/** The Actions bound to a trigger, in the order in which they run, as the Management API shows them. */
export async function readBindings(db: Database, triggerId: string): Promise<unknown[]> {
  const { rows } = await db.query<BindingRow>(
    `SELECT actions.*, trigger_bindings.id AS binding_id, display_name FROM trigger_bindings
     JOIN actions ON actions.id = action_id WHERE trigger_bindings.trigger_id = $1 ORDER BY position`,
    [triggerId],
  );
  return rows.map((row) => ({
    id: row.binding_id,
    trigger_id: triggerId,
    display_name: row.display_name,
    action: actionView(row),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  }));
}
