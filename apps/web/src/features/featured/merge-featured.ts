/** What an editor arranges: the headline and the playlists in order. */
export interface Arrangement<T extends { playlistId: string }> {
  headline: string;
  playlists: readonly T[];
}

/**
 * Merges two editors' changes of the same list: `theirs` as it is now, with what was changed from `base` to `mine`
 * done to it as well. Neither's additions get lost, neither's removals come back; where both ordered or wrote the
 * headline, mine is kept for review. At most `max` playlists: additions of mine give way first.
 */
export function mergeFeatured<T extends { playlistId: string }>(
  base: Arrangement<T>,
  mine: Arrangement<T>,
  theirs: Arrangement<T>,
  max: number,
): Arrangement<T> {
  const has = ({ playlists }: Arrangement<T>, id: string) =>
    playlists.some(({ playlistId }) => playlistId === id);
  const added = mine.playlists.filter(({ playlistId }) => !has(base, playlistId) && !has(theirs, playlistId));
  const kept = theirs.playlists.filter(({ playlistId }) => !has(base, playlistId) || has(mine, playlistId));
  const room = added.slice(0, Math.max(0, max - kept.length));
  const ordered = ids(mine) !== ids(base) ? inOrderOf(mine, [...kept, ...room]) : kept;
  return { headline: mine.headline === base.headline ? theirs.headline : mine.headline, playlists: ordered };
}

const ids = ({ playlists }: Arrangement<{ playlistId: string }>) =>
  playlists.map(({ playlistId }) => playlistId).join();

/** Puts what `guide` knows into its order; what it does not know stays after its neighbour. */
function inOrderOf<T extends { playlistId: string }>(guide: Arrangement<T>, playlists: readonly T[]): T[] {
  const place = new Map(guide.playlists.map(({ playlistId }, i) => [playlistId, i]));
  let last = -1;
  return playlists
    .map((playlist, i) => {
      last = place.get(playlist.playlistId) ?? last;
      return { playlist, at: last, tie: place.has(playlist.playlistId) ? -1 : i };
    })
    .sort((a, b) => a.at - b.at || a.tie - b.tie)
    .map(({ playlist }) => playlist);
}
