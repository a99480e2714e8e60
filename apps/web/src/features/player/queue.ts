import type { Playlist, PlaylistSong } from '@setlist/contracts/playlists';
import { move } from '#lib/move.ts';

/** A song that can be heard, and where it was taken from. */
export interface Track {
  songId: string;
  title: string;
  artist: string;
  durationMs: number | null;
  /** The address of the cover that came with its file; null without one. */
  cover: string | null;
  /** Whether the person likes it, as far as this page knows. */
  liked: boolean;
  /** The playlist it is played from, where it may count; null when it is played from another list. */
  from: { playlistId: string; name: string; owner: string; mine: boolean } | null;
  /** That other list; null when it is a playlist. */
  list: OtherList | null;
}

/** A list of songs that is no playlist: the person's own ones, those they like, and what they heard. */
export const OTHER_LISTS = ['songs', 'liked', 'history'] as const;
export type OtherList = (typeof OTHER_LISTS)[number];

/** What has become of a song while the page is open: only what is new of it. */
export type SongNews = Pick<Track, 'songId'> & Partial<Omit<Track, 'from' | 'list'>>;

/** A track in the queue. The same song may stand in it more than once; `entryId` tells them apart. */
export interface Entry extends Track {
  entryId: number;
}

/** What plays again: nothing, the whole queue, or the one song. */
type Repeat = 'off' | 'all' | 'one';

/** Songs to play, in the order in which they play; `at` is the place of the current one. */
export interface Queue {
  entries: readonly Entry[];
  at: number;
  /** The same entries in the order that they have without shuffle; null while it does not shuffle. */
  unshuffled: readonly Entry[] | null;
  repeat: Repeat;
  /** How many entries were ever made: the next one has this as its id. */
  made: number;
}

export const EMPTY_QUEUE: Queue = { entries: [], at: 0, unshuffled: null, repeat: 'off', made: 0 };

type Random = () => number;

/** The entry that plays now; undefined in an empty queue. */
export function currentTrack(queue: Queue): Entry | undefined {
  return queue.entries[queue.at];
}

/** What decides the cover that is drawn for a song: its playlist, or itself where it is played on its own. */
export const coverOf = ({ from, songId }: Track) => from?.playlistId ?? songId;

/** Where a song's cover is; one that came `anew` has an address of its own, which is asked for once more. */
export const coverAddress = (songId: string, { anew }: { anew: boolean } = { anew: false }) =>
  `/audio/${songId}/cover${anew ? `?at=${crypto.randomUUID()}` : ''}`;

type Playable = Pick<
  PlaylistSong,
  'songId' | 'songname' | 'artist' | 'durationMs' | 'hasAudio' | 'hasCover' | 'liked'
>;
type PlayedFrom = Pick<Playlist, 'playlistId' | 'name' | 'mine'> & { owner: { displayName: string } };

/** The songs that can be heard, as tracks of the playlist or the other list that they are `playedFrom`. */
export function tracksOf(songs: readonly Playable[], playedFrom: PlayedFrom | OtherList): Track[] {
  const origin = originOf(playedFrom);
  return songs.flatMap(({ songId, songname: title, artist, durationMs, hasAudio, hasCover, liked }) => {
    if (!hasAudio || title === null || artist === null) return [];
    const cover = hasCover ? coverAddress(songId) : null;
    return { songId, title, artist, durationMs, cover, liked, ...origin };
  });
}

function originOf(playedFrom: PlayedFrom | OtherList): Pick<Track, 'from' | 'list'> {
  if (typeof playedFrom === 'string') return { from: null, list: playedFrom };
  const { playlistId, name, owner, mine } = playedFrom;
  return { from: { playlistId, name, owner: owner.displayName, mine }, list: null };
}

/**
 * A queue of new tracks; shuffle and repeat stay as they are. It starts with track number `start`; where nobody chose
 * one, with the first, or with any of them when it shuffles.
 */
export function startQueue(
  queue: Queue,
  tracks: readonly Track[],
  start?: number,
  random: Random = Math.random,
): Queue {
  const [entries, made] = entriesOf(queue, tracks);
  const shuffles = queue.unshuffled !== null;
  const first = start ?? (shuffles ? Math.floor(random() * tracks.length) : 0);
  const at = Math.max(0, Math.min(first, entries.length - 1));
  const started = { ...queue, entries, at, unshuffled: null, made };
  return shuffles ? toggleShuffle(started, random) : started;
}

/** The queue at its next track; null after the last one, unless it begins again. */
export function nextTrack(queue: Queue): Queue | null {
  if (queue.at + 1 < queue.entries.length) return { ...queue, at: queue.at + 1 };
  return queue.repeat !== 'off' && queue.entries.length > 0 ? { ...queue, at: 0 } : null;
}

/** The queue at what plays when the current track has ended by itself: the same track where that repeats. */
export function afterTrack(queue: Queue): Queue | null {
  return queue.repeat === 'one' && queue.entries.length > 0 ? queue : nextTrack(queue);
}

/** The queue at its track before; at the first one it stays. */
export function previousTrack(queue: Queue): Queue {
  if (queue.at > 0) return { ...queue, at: queue.at - 1 };
  return queue.repeat !== 'off' && queue.entries.length > 0
    ? { ...queue, at: queue.entries.length - 1 }
    : queue;
}

/** The queue at place `at` of its playing order. */
export function jumpTo(queue: Queue, at: number): Queue {
  return at >= 0 && at < queue.entries.length ? { ...queue, at } : queue;
}

/** Shuffles all but the current track, which becomes the first, or goes back to the order without; that track goes on. */
export function toggleShuffle(queue: Queue, random: Random = Math.random): Queue {
  const current = currentTrack(queue);
  if (queue.unshuffled) {
    const at = queue.unshuffled.findIndex(({ entryId }) => entryId === current?.entryId);
    return { ...queue, entries: queue.unshuffled, at: Math.max(0, at), unshuffled: null };
  }
  const rest = queue.entries.filter(({ entryId }) => entryId !== current?.entryId);
  for (let i = rest.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [rest[i], rest[j]] = [rest[j] as Entry, rest[i] as Entry];
  }
  const entries = current ? [current, ...rest] : rest;
  return { ...queue, entries, at: 0, unshuffled: queue.entries };
}

const REPEATS: readonly Repeat[] = ['off', 'all', 'one'];

/** From no repeat to that of the queue, of the one song, and back to none. */
export function turnRepeat(queue: Queue): Queue {
  const next = REPEATS[(REPEATS.indexOf(queue.repeat) + 1) % REPEATS.length] ?? 'off';
  return { ...queue, repeat: next };
}

/** The queue with what is new of a song, wherever it stands in it; the same one where it does not. */
export function renew(queue: Queue, news: SongNews): Queue {
  if (queue.entries.every(({ songId }) => songId !== news.songId)) return queue;
  return everywhere(queue, (list) =>
    list.map((entry) => (entry.songId === news.songId ? { ...entry, ...news } : entry)),
  );
}

/** Puts tracks behind the current one, in their order. */
export function playNext(queue: Queue, tracks: readonly Track[]): Queue {
  const [added, made] = entriesOf(queue, tracks);
  const current = currentTrack(queue);
  const put = (list: readonly Entry[]) => {
    const place = list.findIndex((entry) => entry.entryId === current?.entryId) + 1;
    return list.toSpliced(place, 0, ...added);
  };
  return { ...everywhere(queue, put), made };
}

/** Puts tracks at the end. */
export function addToQueue(queue: Queue, tracks: readonly Track[]): Queue {
  const [added, made] = entriesOf(queue, tracks);
  return { ...everywhere(queue, (list) => [...list, ...added]), made };
}

/** Puts the entry at place `from` at place `to`; what plays goes on. Without shuffle that is its order from now on. */
export function moveEntry(queue: Queue, from: number, to: number): Queue {
  const current = currentTrack(queue);
  const entries = move(queue.entries, from, to);
  return { ...queue, entries, at: Math.max(0, current ? entries.indexOf(current) : 0) };
}

/**
 * Takes entries out that this says yes to. Where the current one is among them, the queue is at what came after it, or
 * at the last one left.
 */
export function removeEntries(queue: Queue, isGone: (entry: Entry) => boolean): Queue {
  const before = queue.entries.slice(0, queue.at).filter((entry) => !isGone(entry)).length;
  const rest = everywhere(queue, (list) => list.filter((entry) => !isGone(entry)));
  return { ...rest, at: Math.max(0, Math.min(before, rest.entries.length - 1)) };
}

/** Takes out all that comes after the current track. */
export function clearNext(queue: Queue): Queue {
  const next = new Set(queue.entries.slice(queue.at + 1).map(({ entryId }) => entryId));
  return removeEntries(queue, ({ entryId }) => next.has(entryId));
}

/** The queue with what was taken out since it was as `before`; what was added since, plays last. */
export function putBack(queue: Queue, before: Queue): Queue {
  const added = queue.entries.filter(({ entryId }) => entryId >= before.made);
  const { entries, unshuffled } = everywhere(before, (list) => [...list, ...added]);
  const current = currentTrack(queue);
  const at = entries.findIndex(({ entryId }) => entryId === current?.entryId);
  return { ...queue, entries, unshuffled, at: Math.max(0, at) };
}

/** Makes entries of tracks; with them comes how many were made by then. */
function entriesOf({ made }: Queue, tracks: readonly Track[]): [Entry[], number] {
  return [tracks.map((track, index) => ({ ...track, entryId: made + index })), made + tracks.length];
}

/** Does the same to the playing order and to the one without shuffle. */
function everywhere(queue: Queue, change: (list: readonly Entry[]) => readonly Entry[]): Queue {
  return {
    ...queue,
    entries: change(queue.entries),
    unshuffled: queue.unshuffled && change(queue.unshuffled),
  };
}
