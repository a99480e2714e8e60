import { COUNTS_AFTER_MS, COUNTS_AGAIN_AFTER_MS, EDITOR_THRESHOLD } from '@setlist/contracts';
import type { ParamsOf, sql } from '@setlist/db/sql';

/** Slots of a playlist's counter. Connections hash into them, so that plays at once seldom wait on one row. */
const SLOTS = 16;

/**
 * How far from the threshold an owner's total asks for a role sync. A transaction does not see plays that others are
 * about to commit, so the one that reaches the threshold may see fewer: at most one per connection that all API
 * processes hold together. This leaves room for three processes with the default pool of ten.
 */
const MARGIN = 30;

/**
 * How much time that was not spent on plays is kept for later: a play may be told late, by a slow line or again after an
 * outage, while the next song is heard.
 */
export const UNSPENT_AT_MOST_MS = 120_000;

/** A play that somebody tells of; `listenId` is by what their history has it, made up unless told. */
export type ToldPlay = Pick<
  ParamsOf<typeof sql.recordPlay>,
  'listenerId' | 'playlistId' | 'songId' | 'heardMs' | 'key' | 'emailVerified'
> & { listenId?: string | undefined };

/** What the statement `record-play` has to be given for a play: the play, and the rules by which plays count. */
export function playParams(play: ToldPlay): ParamsOf<typeof sql.recordPlay> {
  return {
    ...play,
    listenId: play.listenId ?? null,
    countsAfterMs: COUNTS_AFTER_MS,
    countsAgainAfterMs: COUNTS_AGAIN_AFTER_MS,
    unspentAtMostMs: UNSPENT_AT_MOST_MS,
    slots: SLOTS,
    threshold: EDITOR_THRESHOLD,
    margin: MARGIN,
  };
}
