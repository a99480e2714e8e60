'use client';

import { useHeard, usePlayerActions } from './player-context.ts';
import type { Track } from './queue.ts';

/**
 * How one song of a list stands with the player, and what plays it: after it those of `tracks` that follow. It is the
 * player's own already when it was taken from the same playlist, or wherever from where the list is of none.
 */
export function usePlaySong(songId: string, tracks: () => Track[], playlistId?: string) {
  const { toggle, start } = usePlayerActions();
  const { current, playing } = useHeard(
    (track) => track.songId === songId && (playlistId === undefined || track.from?.playlistId === playlistId),
  );
  const onPlay = () => {
    if (current) return toggle();
    const all = tracks();
    start(all, Math.max(0, all.map((one) => one.songId).indexOf(songId)));
  };
  return { current, playing, onPlay };
}
