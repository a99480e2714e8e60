import type { PersonalStorage } from '#lib/browser/personal-storage.ts';
import { type Entry, OTHER_LISTS, type Queue } from './queue.ts';
import type { KeptListen } from './use-play-recorder.ts';

/** Where the player stood. */
export interface KeptPlayer {
  queue: Queue;
  /** In the current song, in seconds. */
  seconds: number;
  /** What was heard of it before, where that is known. */
  listen: KeptListen | undefined;
}

interface Position {
  entryId: number;
  seconds: number;
  listen: KeptListen | undefined;
}

/** Keeps the queue; each of its songs once, however it is shuffled. */
export function keepQueue(storage: PersonalStorage, queue: Queue) {
  const unshuffled = queue.unshuffled?.map(({ entryId }) => entryId) ?? null;
  storage.set('queue', { ...queue, unshuffled });
}

/** Keeps where its current song is. */
export function keepPosition(storage: PersonalStorage, position: Position) {
  storage.set('position', position);
}

/** What was kept; undefined where that is nothing, or nothing that can be read any more. */
export function readPlayer(storage: PersonalStorage): KeptPlayer | undefined {
  const queue = queueOf(storage.get('queue'));
  if (!queue) return undefined;
  const position = storage.get('position') as Partial<Position> | undefined;
  const isOfCurrent = position?.entryId === queue.entries[queue.at]?.entryId;
  const seconds = isOfCurrent && Number.isFinite(position?.seconds) ? Number(position?.seconds) : 0;
  return { queue, seconds, listen: isOfCurrent ? listenOf(position?.listen) : undefined };
}

function listenOf(kept: unknown): KeptListen | undefined {
  const { key, heardMs, toldMs } = (kept ?? {}) as Record<string, unknown>;
  const isTime = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
  if (typeof key !== 'string' || !isTime(heardMs)) return undefined;
  return { key, heardMs, toldMs: isTime(toldMs) ? toldMs : null };
}

function queueOf(kept: unknown): Queue | undefined {
  const { entries, at, unshuffled, repeat, made } = (kept ?? {}) as Record<string, unknown>;
  if (!Array.isArray(entries) || !entries.every(isEntry)) return undefined;
  if (!(Number.isInteger(at) && Number.isInteger(made) && entries[Number(at)])) return undefined;
  const byId = new Map(entries.map((entry) => [entry.entryId, entry]));
  const before = Array.isArray(unshuffled) ? unshuffled.flatMap((id) => byId.get(id) ?? []) : null;
  return {
    entries,
    at: Number(at),
    unshuffled: before?.length === entries.length ? before : null,
    repeat: repeat === 'all' || repeat === 'one' ? repeat : 'off',
    made: Number(made),
  };
}

function isEntry(value: unknown): value is Entry {
  const { entryId, songId, title, artist, durationMs, cover, liked, from, list } = (value ?? {}) as Record<
    string,
    unknown
  >;
  const words = [songId, title, artist].every((word) => typeof word === 'string');
  return (
    words &&
    Number.isInteger(entryId) &&
    typeof liked === 'boolean' &&
    (durationMs === null || typeof durationMs === 'number') &&
    (cover === null || typeof cover === 'string') &&
    (from === null ? OTHER_LISTS.some((other) => other === list) : typeof from === 'object' && list === null)
  );
}
