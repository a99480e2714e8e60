'use client';

import { Equalizer } from './equalizer.tsx';
import { usePlayer } from './player-context.ts';

/** The dancing bars beside the playlist that plays. */
export function NowPlayingMark({ playlistId }: { playlistId: string }) {
  const { track, playing } = usePlayer();
  return track?.from?.playlistId === playlistId ? <Equalizer still={!playing} /> : null;
}
