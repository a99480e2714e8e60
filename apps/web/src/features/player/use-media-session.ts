'use client';

import { useEffect } from 'react';
import { obeyMediaKeys, showSong } from '#lib/browser/media-session.ts';
import type { Player } from './player-context.ts';

/** Puts the song on the lock screen and obeys the media keys. */
export function useMediaSession({ track, playing, hasNext, toggle, next, previous, seek }: Player) {
  useEffect(() => {
    if (track) showSong({ title: track.title, artist: track.artist, album: track.from?.name ?? '' });
  }, [track]);

  useEffect(() => {
    if (!track) return;
    obeyMediaKeys(playing, {
      play: toggle,
      pause: toggle,
      nexttrack: hasNext ? next : null,
      previoustrack: previous,
      seekto: ({ seekTime }) => seek(seekTime ?? 0),
    });
  }, [track, playing, hasNext, toggle, next, previous, seek]);
}
