import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { invalidField } from '../errors.ts';
import { versionOf } from '../http/if-match.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { transaction } from '../sql/transaction.ts';
import { lockFeatured } from './lock-featured.ts';
import { lockPublicPlaylists } from './lock-public-playlists.ts';
import { readFeatured } from './read-featured.ts';
import { refuseFormerEditor } from './refuse-former-editor.ts';
import { saveFeatured } from './save-featured.ts';

type Contract = typeof contracts.restoreFeatured;

interface Edit {
  headline: string;
  playlistIds: string[];
}

const EDIT = 'SELECT headline, playlist_ids AS "playlistIds" FROM featured_edits WHERE version = $1';

/**
 * Brings an earlier version of the featured list back as its newest one, so that an undo can be undone too.
 * Playlists that are gone or private by now are left out. Throws `invalid-input` for a version there never was.
 */
export async function restoreFeatured(
  { pool, caller }: Context<'editor'>,
  { headers, body: { version } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const featured = await transaction(pool, async (client) => {
    await refuseFormerEditor(client, caller.userId);
    await lockFeatured(client, versionOf(headers));
    const { rows } = await client.query<Edit>(EDIT, [version]);
    if (!rows[0]) throw invalidField('version', 'must be a version in the history');
    const { headline, playlistIds } = rows[0];
    const open = await lockPublicPlaylists(client, playlistIds);
    await saveFeatured(client, {
      editorId: caller.userId,
      headline,
      playlistIds: playlistIds.filter((id) => open.has(id)),
      restored: version,
    });
    return readFeatured(client, caller.userId);
  });
  return { status: 200, ...featured };
}
