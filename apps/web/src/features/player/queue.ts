import type { Playlist, PlaylistSong } from '@setlist/contracts/playlists';

/** A song in the queue, and where it was started from. */
export interface Track {
  songId: string;
  title: string;
  artist: string;
  durationMs: number | null;
  /** The playlist it is played from; null when it is played on its own. */
  from: { playlistId: string; name: string; owner: string; mine: boolean } | null;
}

/** Songs to play: `order` holds indexes into `tracks` in playing order, `at` a place in `order`. */
export interface Queue {
  tracks: readonly Track[];
  order: readonly number[];
  at: number;
  shuffle: boolean;
  repeat: boolean;
}

export const EMPTY_QUEUE: Queue = { tracks: [], order: [], at: 0, shuffle: false, repeat: false };

type Random = () => number;

/** The track that plays now; undefined in an empty queue. */
export function currentTrack(queue: Queue): Track | undefined {
  return queue.tracks[queue.order[queue.at] ?? -1];
}

type Playable = Pick<PlaylistSong, 'songId' | 'songname' | 'artist' | 'durationMs' | 'hasAudio'>;

/** The songs that can be heard, as tracks; `playlist` is what they are played from, null when on their own. */
export function tracksOf(songs: readonly Playable[], playlist: Playlist | null): Track[] {
  const from = playlist && {
    playlistId: playlist.playlistId,
    name: playlist.name,
    owner: playlist.owner.displayName,
    mine: playlist.mine,
  };
  return songs.flatMap(({ songId, songname: title, artist, durationMs, hasAudio }) =>
    hasAudio && title !== null && artist !== null ? { songId, title, artist, durationMs, from } : [],
  );
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
  const first = start ?? (queue.shuffle ? Math.floor(random() * tracks.length) : 0);
  return arrange({ ...queue, tracks }, first, random);
}

/** The queue at its next track; null after the last one. */
export function nextTrack(queue: Queue): Queue | null {
  if (queue.at + 1 < queue.order.length) return { ...queue, at: queue.at + 1 };
  return queue.repeat && queue.order.length > 0 ? { ...queue, at: 0 } : null;
}

/** The queue at its track before; at the first one it stays. */
export function previousTrack(queue: Queue): Queue {
  if (queue.at > 0) return { ...queue, at: queue.at - 1 };
  return queue.repeat && queue.order.length > 0 ? { ...queue, at: queue.order.length - 1 } : queue;
}

/** The queue at place `at` of its playing order. */
export function jumpTo(queue: Queue, at: number): Queue {
  return at >= 0 && at < queue.order.length ? { ...queue, at } : queue;
}

/** Shuffles what has not played yet, or goes back to the tracks' own order; the current track goes on. */
export function toggleShuffle(queue: Queue, random: Random = Math.random): Queue {
  return arrange({ ...queue, shuffle: !queue.shuffle }, queue.order[queue.at] ?? 0, random);
}

function arrange(queue: Queue, first: number, random: Random): Queue {
  const all = queue.tracks.map((_, i) => i);
  if (!queue.shuffle) return { ...queue, order: all, at: Math.max(0, Math.min(first, all.length - 1)) };
  const rest = all.filter((i) => i !== first);
  for (let i = rest.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [rest[i], rest[j]] = [rest[j] as number, rest[i] as number];
  }
  return { ...queue, order: all.length > 0 ? [first, ...rest] : [], at: 0 };
}
