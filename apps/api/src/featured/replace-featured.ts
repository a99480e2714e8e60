import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { versionOf } from '../http/if-match.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { readOneJson } from '../sql/json.ts';
import { claimFeatured } from './claim-featured.ts';
import { FEATURED } from './featured-json.ts';
import { requireOpenPlaylists } from './open-playlists.ts';
import { refuseFormerEditor } from './refuse-former-editor.ts';
import { saveFeatured } from './save-featured.ts';

type Contract = typeof contracts.replaceFeatured;

/**
 * Replaces headline and playlists of the featured list, if `If-Match` names its current version; without a headline
 * the old one stays. The route has asked the token for the role, this asks the rows as well.
 * Throws `not-an-editor-any-more`, and `invalid-input` naming each private, missing or doubled playlist.
 */
export async function replaceFeatured(
  { prisma, caller: { userId } }: Context,
  { headers, body }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const featured = await prisma.$transaction(async (tx) => {
    await refuseFormerEditor(tx, userId);
    const before = await claimFeatured(tx, versionOf(headers));
    const playlists = await requireOpenPlaylists(tx, body.playlistIds);
    const headline = body.headline ?? before.headline;
    await saveFeatured(tx, before, { editorId: userId, headline, playlists, restored: null });
    return readOneJson(tx, FEATURED, { userId });
  });
  return { status: 200, ...featured };
}
