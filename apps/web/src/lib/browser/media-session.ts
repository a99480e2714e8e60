/** A song as the lock screen shows it. */
export interface Shown {
  title: string;
  artist: string;
  album: string;
}

/** What media keys do; null where there is nothing to do, which greys the key out. */
export type MediaKeys = Partial<Record<MediaSessionAction, MediaSessionActionHandler | null>>;

/** Puts a song on the lock screen (Media Session API), where the browser has one. */
export function showSong(song: Shown) {
  attempt((session) => {
    session.metadata = new MediaMetadata({ ...song });
  });
}

/** Says whether it plays, and what the media keys do. A browser refuses keys that it does not know, each by itself. */
export function obeyMediaKeys(playing: boolean, keys: MediaKeys) {
  attempt((session) => {
    session.playbackState = playing ? 'playing' : 'paused';
  });
  for (const [key, handler] of Object.entries(keys)) {
    attempt((session) => session.setActionHandler(key as MediaSessionAction, handler));
  }
}

function attempt(task: (session: MediaSession) => void) {
  try {
    if ('mediaSession' in navigator) task(navigator.mediaSession);
  } catch {
    // The song plays without it.
  }
}
