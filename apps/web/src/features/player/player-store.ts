import { currentTrack, EMPTY_QUEUE, type Entry, nextTrack, type Queue } from './queue.ts';

/** How the player stands. Position and length live in the audio element. */
export interface PlayerState {
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

/** What is set of the player; the rest follows from it. */
type Told = Partial<Omit<PlayerState, 'track' | 'hasNext'>>;

/** How the player of a page stands, for React's useSyncExternalStore. */
export interface PlayerStore {
  get(): PlayerState;
  set(told: Told): void;
  /** Calls `look` at each change, until the function that it returns is called. */
  subscribe(look: () => void): () => void;
}

/** As the server draws it, and as each part of a page is taken over, whatever plays by then. */
export const AT_FIRST: PlayerState = {
  queue: EMPTY_QUEUE,
  track: undefined,
  playing: false,
  hasNext: false,
  elsewhere: false,
  audio: null,
};

/** A player that has nothing to play. */
export function createPlayerStore(): PlayerStore {
  let state = AT_FIRST;
  const lookers = new Set<() => void>();
  return {
    get: () => state,
    set(told) {
      const next = { ...state, ...told };
      if (Object.keys(told).every((key) => Object.is(next[key as keyof Told], state[key as keyof Told])))
        return;
      state = { ...next, track: currentTrack(next.queue), hasNext: nextTrack(next.queue) !== null };
      for (const look of lookers) look();
    },
    subscribe(look) {
      lookers.add(look);
      return () => lookers.delete(look);
    },
  };
}
