'use client';

import { createContext, use, useSyncExternalStore } from 'react';
import { EMPTY_QUEUE, type Entry, type Queue, type Track } from './queue.ts';

/** The player as components see and steer it. Position and length live in the audio element. */
export interface Player extends Actions {
  queue: Queue;
  track: Entry | undefined;
  playing: boolean;
  /** Another track follows this one. */
  hasNext: boolean;
  /** It was paused because another tab of this browser plays. */
  elsewhere: boolean;
  /** The audio element that sounds; another one at each song. Null until the page has it. */
  audio: HTMLAudioElement | null;
}

/** What can be done with the player; each goes by how it stands now, and not as it was drawn. */
export interface Actions {
  /** Plays these tracks from number `start` on; without one from the first, or from any of them when it shuffles. */
  start(tracks: readonly Track[], start?: number, options?: { shuffle?: boolean }): void;
  toggle(): void;
  next(): void;
  previous(): void;
  jump(at: number): void;
  /** Pauses it at the start of the song. */
  halt(): void;
  /** Goes to this second of the song, at most to its last one. */
  seek(seconds: number): void;
  /** Goes on or back by so many seconds from where the sound is now. */
  seekBy(seconds: number): void;
  /** Louder, or with less than 0 quieter, by so much of 1; what was muted is heard again. This browser remembers it. */
  turnVolume(by: number): void;
  toggleMute(): void;
  toggleShuffle(): void;
  /** From no repeat to all, to one, to none. */
  turnRepeat(): void;
  /** Puts tracks behind the current one or at the end; where there is none, they play. */
  enqueue(tracks: readonly Track[], where: 'next' | 'last'): void;
  moveInQueue(from: number, to: number): void;
  /** What it returns puts it back, and so does that of `clearNext`. */
  removeFromQueue(entryId: number): () => void;
  clearNext(): () => void;
}

export const PlayerContext = createContext<Player | null>(null);

/** As the server draws it. */
const AT_FIRST = {
  queue: EMPTY_QUEUE,
  track: undefined,
  playing: false,
  hasNext: false,
  elsewhere: false,
  audio: null,
};
const never = () => () => undefined;

/**
 * The player of the page. Throws outside PlayerProvider. A part of a page may come when it plays already: React takes it
 * over as the server has drawn it, and only then is it told.
 */
export function usePlayer(): Player {
  const player = use(PlayerContext);
  const isTakenOver = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!player) throw new Error('usePlayer is called outside PlayerProvider');
  return isTakenOver ? player : { ...player, ...AT_FIRST };
}
