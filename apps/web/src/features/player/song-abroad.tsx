'use client';

import { usePlayer } from './player-context.ts';
import type { Entry } from './queue.ts';
import { useMediaSession } from './use-media-session.ts';
import { usePlayerKeys } from './use-player-keys.ts';

/** The player's song beyond the page, and the keys that steer it; nothing while it has none. Draws nothing. */
export function SongAbroad() {
  const track = usePlayer((player) => player.track);
  return track && <Abroad track={track} />;
}

function Abroad({ track }: { track: Entry }) {
  useMediaSession(track);
  usePlayerKeys();
  return null;
}
