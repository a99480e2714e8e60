'use client';

import { createContext, type RefObject, use } from 'react';
import type { Queue, Track } from './queue.ts';

/** The player as components see and steer it. Position and length live in the audio element. */
export interface Player {
  queue: Queue;
  track: Track | undefined;
  playing: boolean;
  /** Another track follows this one. */
  hasNext: boolean;
  audio: RefObject<HTMLAudioElement | null>;
  /** Plays these tracks from number `start` on; without one from the first, or from any of them when it shuffles. */
  start(tracks: readonly Track[], start?: number, options?: { shuffle?: boolean }): void;
  toggle(): void;
  next(): void;
  previous(): void;
  jump(at: number): void;
  /** Goes to this second of the song, at most to its last one. */
  seek(seconds: number): void;
  /** Goes on or back by so many seconds from where the sound is now. */
  seekBy(seconds: number): void;
  /** Louder, or with less than 0 quieter, by so much of 1; what was muted is heard again. This browser remembers it. */
  turnVolume(by: number): void;
  toggleMute(): void;
  toggleShuffle(): void;
  toggleRepeat(): void;
}

export const PlayerContext = createContext<Player | null>(null);

/** The player of the page. Throws outside PlayerProvider. */
export function usePlayer(): Player {
  const player = use(PlayerContext);
  if (!player) throw new Error('usePlayer is called outside PlayerProvider');
  return player;
}
