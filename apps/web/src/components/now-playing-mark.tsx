'use client';

import { usePlayer } from '#player/player-context.ts';
import { Equalizer } from './equalizer.tsx';

/** The dancing bars beside the playlist that plays. */
export function NowPlayingMark({ playlistId }: { playlistId: string }) {
  const { track, playing } = usePlayer();
  return track?.from?.playlistId === playlistId ? <Equalizer still={!playing} /> : null;
}
