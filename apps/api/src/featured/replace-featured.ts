import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { versionOf } from '../http/if-match.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { transaction } from '../sql/transaction.ts';
import { lockFeatured } from './lock-featured.ts';
import { readFeatured } from './read-featured.ts';
import { refuseFormerEditor } from './refuse-former-editor.ts';
import { saveFeatured } from './save-featured.ts';
import { wrongPlaylists } from './wrong-playlists.ts';

type Contract = typeof contracts.replaceFeatured;

/**
 * Replaces headline and playlists of the featured list, if `If-Match` names its current version; without a headline
 * the old one stays. The route has asked the token for the role, this asks the rows as well.
 * Throws `not-an-editor-any-more`, and `invalid-input` naming each private, missing or doubled playlist.
 */
export async function replaceFeatured(
  { pool, caller }: Context,
  { headers, body }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const featured = await transaction(pool, async (client) => {
    await refuseFormerEditor(client, caller.userId);
    const current = await lockFeatured(client, versionOf(headers));
    const wrong = await wrongPlaylists(client, body.playlistIds);
    if (wrong) throw wrong;
    await saveFeatured(client, {
      editorId: caller.userId,
      headline: body.headline ?? current.headline,
      playlistIds: body.playlistIds,
    });
    return readFeatured(client, caller.userId);
  });
  return { status: 200, ...featured };
}
