import { expect, test } from 'vitest';
import { keepPosition, keepQueue, readPlayer } from './kept-player.ts';
import { addToQueue, clearNext, EMPTY_QUEUE, startQueue, toggleShuffle } from './queue.ts';

/** A storage of one person, which goes through JSON as that of a browser does. */
function storage() {
  const kept = new Map<string, string>();
  return {
    get: (name: string): unknown => JSON.parse(kept.get(name) ?? 'null'),
    set: (name: string, value: unknown) => void kept.set(name, JSON.stringify(value)),
  };
}

const tracks = ['a', 'b', 'c', 'a'].map((songId) => ({
  songId,
  title: songId,
  artist: '',
  durationMs: null,
  cover: null,
  liked: false,
  from: null,
  list: 'songs' as const,
}));
const shuffled = toggleShuffle(startQueue({ ...EMPTY_QUEUE, repeat: 'all' }, tracks, 1));

test('gives back the queue as it was, also shuffled, and the place in its song', () => {
  const kept = storage();
  keepQueue(kept, shuffled);
  const entryId = shuffled.entries[0]?.entryId ?? -1;
  const listen = { key: 'k', heardMs: 5_000, toldMs: null };
  keepPosition(kept, { entryId, seconds: 12.5, listen });
  expect(readPlayer(kept)).toEqual({ queue: shuffled, seconds: 12.5, listen });
  // What it gives back is one queue again: what leaves it leaves both of its orders.
  const back = readPlayer(kept)?.queue ?? EMPTY_QUEUE;
  expect(toggleShuffle(clearNext(back)).entries).toHaveLength(1);
});

test('begins a song anew when the place was in another one', () => {
  const kept = storage();
  keepQueue(kept, shuffled);
  keepPosition(kept, { entryId: 99, seconds: 12.5, listen: undefined });
  expect(readPlayer(kept)).toMatchObject({ seconds: 0, listen: undefined });
});

test('makes nothing of what is no queue', () => {
  const whole = JSON.parse(JSON.stringify(addToQueue(shuffled, tracks)));
  for (const broken of [
    null,
    'queue',
    [],
    { ...whole, entries: 'all' },
    { ...whole, entries: [] },
    ...[{ title: 7 }, { liked: null }, { cover: 7 }, { list: 'else' }, { list: null }, { from: 'afar' }].map(
      (wrong) => ({ ...whole, entries: [{ ...whole.entries[0], ...wrong }] }),
    ),
    { ...whole, at: 99 },
    { ...whole, made: null },
  ]) {
    const kept = storage();
    kept.set('queue', broken);
    kept.set('position', broken);
    expect(readPlayer(kept), JSON.stringify(broken)).toBeUndefined();
  }
  const kept = storage();
  kept.set('queue', { ...whole, unshuffled: [1], repeat: 'ever' });
  kept.set('position', { entryId: whole.entries[0].entryId, seconds: 'far', listen: { key: 1 } });
  expect(readPlayer(kept)).toMatchObject({
    seconds: 0,
    listen: undefined,
    queue: { unshuffled: null, repeat: 'off' },
  });
});
