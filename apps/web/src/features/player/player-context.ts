'use client';

import { createContext, use, useSyncExternalStore } from 'react';
import { AT_FIRST, type PlayerState, type PlayerStore } from './player-store.ts';
import type { Entry, Track } from './queue.ts';

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
  enqueue(tracks: readonly Track[], where: 'next' | 'last'): 'plays' | 'waits';
  moveInQueue(from: number, to: number): void;
  /** What it returns puts it back, and so does that of `clearNext`. */
  removeFromQueue(entryId: number): () => void;
  clearNext(): () => void;
}

/**
 * What stands in the context never changes: React gives up the parts of a page that it has not taken over yet, and draws
 * them anew, when a context above them does. Who shows how the player stands asks the store.
 */
export const PlayerContext = createContext<{ actions: Actions; store: PlayerStore } | null>(null);

function usePlayerContext() {
  const player = use(PlayerContext);
  if (!player) throw new Error('The player is asked for outside PlayerProvider');
  return player;
}

/** What can be done with the player; it is never drawn again for it. Throws outside PlayerProvider. */
export const usePlayerActions = (): Actions => usePlayerContext().actions;

/**
 * What `select` takes of how the player stands; drawn again only when that changes, so it is to be something that is kept
 * there, or a plain value. Throws outside PlayerProvider.
 */
export function usePlayer<T>(select: (state: PlayerState) => T): T {
  const { store } = usePlayerContext();
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.get()),
    () => select(AT_FIRST),
  );
}

/**
 * Whether the player's song is this one, and whether it plays; drawn again only when that changes. Throws outside
 * PlayerProvider.
 */
export function useHeard(isIt: (track: Entry) => boolean): { current: boolean; playing: boolean } {
  const heard = usePlayer(({ track, playing }) => {
    if (!track || !isIt(track)) return 'no';
    return playing ? 'playing' : 'paused';
  });
  return { current: heard !== 'no', playing: heard === 'playing' };
}
