import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { invalidField } from '../errors.ts';
import { versionOf } from '../http/if-match.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { readOneJson } from '../sql/json.ts';
import { claimFeatured } from './claim-featured.ts';
import { FEATURED } from './featured-json.ts';
import { openPlaylists } from './open-playlists.ts';
import { refuseFormerEditor } from './refuse-former-editor.ts';
import { saveFeatured } from './save-featured.ts';

type Contract = typeof contracts.restoreFeatured;

/**
 * Brings an earlier version of the featured list back as its newest one, so that an undo can be undone too.
 * Playlists that are gone or private by now are left out. Throws `invalid-input` for a version there never was.
 */
export async function restoreFeatured(
  { prisma, caller: { userId } }: Context<'editor'>,
  { headers, body: { version } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const featured = await prisma.$transaction(async (tx) => {
    await refuseFormerEditor(tx, userId);
    const before = await claimFeatured(tx, versionOf(headers));
    const edit = await tx.featuredEdit.findUnique({ where: { version } });
    if (!edit) throw invalidField('version', 'must be a version in the history');
    const playlists = await openPlaylists(tx, edit.playlistIds);
    const { headline } = edit;
    await saveFeatured(tx, before, { editorId: userId, headline, playlists, restored: version });
    return readOneJson(tx, FEATURED, { userId });
  });
  return { status: 200, ...featured };
}
