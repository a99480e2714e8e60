import { likedHere } from '#features/likes/liked-here.ts';
import type { Decks } from './decks.ts';
import { setVolume } from './kept-volume.ts';
import type { Actions } from './player-context.ts';
import * as queues from './queue.ts';
import type { createRecovery } from './recovery.ts';

/** Going back within this many seconds of the start goes to the song before; later it starts the song anew. */
const RESTART_AFTER_S = 4;
/** Seeking stops this many seconds short of the end: a song ends by being played, so no key meant for it hits the next. */
const LAST_S = 1;

interface Parts {
  decks: Decks;
  recovery: ReturnType<typeof createRecovery>;
  /** The queue as it is now. */
  now(): queues.Queue;
  show(next: queues.Queue): void;
  /** Has the queue's track stand at its start, without a sound. */
  rest(): void;
}

/** What people do with the player, by its buttons, its keys and those of the device. */
export function createActions({ decks, recovery, now, show, rest }: Parts): Actions {
  // In the gesture itself, and not once React has drawn it: browsers refuse to play later.
  const play = (next: queues.Queue) => recovery.play(next, { chosen: true });

  const seek = (seconds: number) => {
    const element = decks.active();
    const length = element ? lengthOf(element, queues.currentTrack(now())) : 0;
    if (!element || length === 0) return;
    const last = Math.max(element.currentTime, length - LAST_S);
    element.currentTime = Math.max(0, Math.min(seconds, last));
    // One that has nothing yet keeps it, and tells nobody.
    if (element.readyState === HTMLMediaElement.HAVE_NOTHING) element.dispatchEvent(new Event('seeking'));
  };

  const undo = (before: queues.Queue) => {
    const isEmpty = now().entries.length === 0;
    show(queues.putBack(now(), before));
    if (isEmpty) rest();
  };

  return {
    start: (tracks, start, { shuffle } = {}) => {
      const { unshuffled } = now();
      const shuffles = shuffle ?? unshuffled !== null;
      play(queues.startQueue({ ...now(), unshuffled: shuffles ? [] : null }, asLiked(tracks), start));
    },
    toggle: recovery.toggle,
    next: () => {
      const next = queues.nextTrack(now());
      if (next) play(next);
    },
    previous: () => {
      const element = decks.active();
      if (element && element.currentTime > RESTART_AFTER_S) element.currentTime = 0;
      else play(queues.previousTrack(now()));
    },
    jump: (at) => play(queues.jumpTo(now(), at)),
    halt: () => {
      decks.active()?.pause();
      seek(0);
    },
    seek,
    seekBy: (seconds) => seek((decks.active()?.currentTime ?? 0) + seconds),
    turnVolume: (by) => {
      const element = decks.active();
      // In steps of the scale's own, so that none of them is lost to a rounding.
      if (element) setVolume(element, Math.round((element.volume + by) * 100) / 100);
    },
    toggleMute: () => {
      const element = decks.active();
      if (element) element.muted = !element.muted;
    },
    toggleShuffle: () => show(queues.toggleShuffle(now())),
    turnRepeat: () => show(queues.turnRepeat(now())),
    enqueue: (tracks, where) => {
      const isEmpty = now().entries.length === 0;
      const next = (where === 'next' ? queues.playNext : queues.addToQueue)(now(), asLiked(tracks));
      if (isEmpty) play(next);
      else show(next);
      return isEmpty ? 'plays' : 'waits';
    },
    moveInQueue: (from, to) => show(queues.moveEntry(now(), from, to)),
    removeFromQueue: (entryId) => {
      const before = now();
      const isCurrent = queues.currentTrack(before)?.entryId === entryId;
      const isHeard = decks.active()?.paused === false;
      const next = queues.removeEntries(before, (entry) => entry.entryId === entryId);
      show(next);
      if (isCurrent && isHeard && next.entries.length > 0) play(next);
      else if (isCurrent) rest();
      return () => undo(before);
    },
    clearNext: () => {
      const before = now();
      show(queues.clearNext(before));
      return () => undo(before);
    },
  };
}

/** Tracks with what was said of their hearts since the list came that they are from. */
const asLiked = (tracks: readonly queues.Track[]) =>
  tracks.map((track) => ({ ...track, liked: likedHere(track.songId) ?? track.liked }));

/** How long a song is, in seconds: as its audio says, or else as is known of it; 0 where nothing is. */
export function lengthOf({ duration }: HTMLMediaElement, track: queues.Track | undefined): number {
  return Number.isFinite(duration) ? duration : (track?.durationMs ?? 0) / 1000;
}
