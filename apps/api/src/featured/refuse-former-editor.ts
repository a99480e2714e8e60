import { EDITOR_THRESHOLD } from '@setlist/contracts';
import type { ClientBase } from 'pg';
import { DomainError } from '../errors.ts';

/** Throws `not-an-editor-any-more` when the rows no longer say what the token's role claim said when it was made. */
export async function refuseFormerEditor(client: ClientBase, userId: string): Promise<void> {
  const { rows } = await client.query(
    'SELECT coalesce(sum(plays), 0)::int AS plays FROM play_counts WHERE user_id = $1',
    [userId],
  );
  const { plays } = rows[0];
  if (plays >= EDITOR_THRESHOLD) return;
  throw new DomainError('not-an-editor-any-more', {
    detail: `Editors have ${EDITOR_THRESHOLD} plays or more, your playlists have ${plays} now.`,
    members: { plays, needed: EDITOR_THRESHOLD },
  });
}
