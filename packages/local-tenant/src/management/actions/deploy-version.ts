import { type ActionRow, deployAction } from '../../store/actions.ts';
import { inTransaction } from '../../store/database.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { deployedVersionView, requireAction } from './action-view.ts';
import { requireVersion } from './get-version.ts';

/** Goes back to an earlier version: its content becomes the draft, and a new version. Throws 404 for an unknown one. */
export async function deployVersion({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  return inTransaction(tenant.pool, async (db) => {
    const action = await requireAction(db, params.id, { lock: true });
    const { content } = await requireVersion(db, action, params.versionId);
    await db.query('UPDATE actions SET draft = $2, updated_at = now() WHERE id = $1', [
      action.id,
      JSON.stringify(content),
    ]);
    return deployedVersionView((await deployAction(db, action.id)) as ActionRow);
  });
}
