'use client';

import { useEffect } from 'react';
import type { Player } from './player-context.ts';

/** Puts the song on the lock screen and obeys the media keys (Media Session API). */
export function useMediaSession({ track, playing, toggle, next, previous, seek }: Player) {
  useEffect(() => {
    if (!('mediaSession' in navigator) || !track) return;
    navigator.mediaSession.metadata = new MediaMetadata({
      title: track.title,
      artist: track.artist,
      album: track.from?.name ?? '',
    });
  }, [track]);

  useEffect(() => {
    if (!('mediaSession' in navigator) || !track) return;
    const session = navigator.mediaSession;
    session.playbackState = playing ? 'playing' : 'paused';
    session.setActionHandler('play', toggle);
    session.setActionHandler('pause', toggle);
    session.setActionHandler('nexttrack', next);
    session.setActionHandler('previoustrack', previous);
    session.setActionHandler('seekto', ({ seekTime }) => seek(seekTime ?? 0));
  }, [track, playing, toggle, next, previous, seek]);
}
