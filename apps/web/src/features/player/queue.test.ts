import { expect, test } from 'vitest';
import * as queues from './queue.ts';

const tracksOf = (ids: string) =>
  [...ids].map((songId) => ({
    songId,
    title: songId,
    artist: '',
    durationMs: null,
    cover: null,
    liked: false,
    from: null,
    list: 'songs' as const,
  }));
const tracks = tracksOf('abcde');
const started = queues.startQueue(queues.EMPTY_QUEUE, tracks, 1);
const shuffling = queues.toggleShuffle(queues.EMPTY_QUEUE);
const ids = ({ entries }: queues.Queue) => entries.map(({ songId }) => songId).join('');
const now = (queue: queues.Queue | null) => queue && queues.currentTrack(queue)?.songId;
const sorted = (text: string) => [...text].sort().join('');

/** No two entries of a queue are taken for one another, shuffled or not. */
function expectWhole(queue: queues.Queue) {
  const numbers = (list: readonly queues.Entry[]) => list.map(({ entryId }) => entryId).sort((a, b) => a - b);
  expect(new Set(numbers(queue.entries)).size).toBe(queue.entries.length);
  if (queue.unshuffled) expect(numbers(queue.unshuffled)).toEqual(numbers(queue.entries));
}

test('plays on from the track it was started at, to the end', () => {
  expect(now(started)).toBe('b');
  let queue: queues.Queue | null = started;
  const played = [];
  for (; queue; queue = queues.nextTrack(queue)) played.push(now(queue));
  expect(played.join('')).toBe('bcde');
});

test('begins again after the last track when it repeats all', () => {
  const last = queues.jumpTo({ ...started, repeat: 'all' }, 4);
  expect(now(queues.nextTrack(last))).toBe('a');
  expect(now(queues.afterTrack(last))).toBe('a');
  expect(now(queues.previousTrack(queues.jumpTo(last, 0)))).toBe('e');
});

test('plays one song again when that repeats, and goes on to the next when it is asked to', () => {
  const one = { ...started, repeat: 'one' as const };
  expect(now(queues.afterTrack(one))).toBe('b');
  expect(now(queues.nextTrack(one))).toBe('c');
  expect(queues.afterTrack({ ...queues.EMPTY_QUEUE, repeat: 'one' })).toBeNull();
});

test('turns from no repeat to all, to one, and back', () => {
  const turns = [started];
  for (let turn = 0; turn < 3; turn++) turns.push(queues.turnRepeat(turns[turn] as queues.Queue));
  expect(turns.map(({ repeat }) => repeat)).toEqual(['off', 'all', 'one', 'off']);
});

test('stays at the first track when one goes back from there', () => {
  const first = queues.jumpTo(started, 0);
  expect(queues.previousTrack(first)).toBe(first);
  expect(now(queues.previousTrack(started))).toBe('a');
});

test('goes on with the current track when shuffle is switched, and loses none', () => {
  const shuffled = queues.toggleShuffle(started);
  expect(now(shuffled)).toBe('b');
  expect(shuffled.at).toBe(0);
  expect(sorted(ids(shuffled))).toBe('abcde');
  const back = queues.toggleShuffle(queues.jumpTo(shuffled, 2));
  expect(ids(back)).toBe('abcde');
  expect(now(back)).toBe(now(queues.jumpTo(shuffled, 2)));
});

test('shuffles by the numbers it is given', () => {
  const zero = queues.toggleShuffle(started, () => 0);
  expect(ids(zero)).toBe('bcdea');
  expect(ids(queues.toggleShuffle(started, () => 0.999))).toBe('bacde');
});

test('begins with any track when it shuffles and nobody chose one, and with the chosen one otherwise', () => {
  const begun = queues.startQueue(shuffling, tracks, undefined, () => 0.7);
  expect(now(begun)).toBe('d');
  expect(sorted(ids(begun))).toBe('abcde');
  expect(now(queues.startQueue(shuffling, tracks, 1, () => 0.7))).toBe('b');
  expect(ids(queues.startQueue(queues.EMPTY_QUEUE, tracks, undefined, () => 0.7))).toBe('abcde');
  expect(now(queues.startQueue(shuffling, []))).toBeUndefined();
});

test('has nothing to play when it is empty', () => {
  expect(now(queues.EMPTY_QUEUE)).toBeUndefined();
  expect(queues.nextTrack({ ...queues.EMPTY_QUEUE, repeat: 'all' })).toBeNull();
  expect(queues.jumpTo(started, 9)).toBe(started);
  expect(now(queues.startQueue(started, [], 0))).toBeUndefined();
  expect(now(queues.playNext(queues.EMPTY_QUEUE, tracksOf('x')))).toBe('x');
});

test('puts tracks next or last, and keeps them there when shuffle ends', () => {
  const next = queues.playNext(started, tracksOf('xy'));
  expect(ids(next)).toBe('abxycde');
  expect(now(next)).toBe('b');
  expect(ids(queues.addToQueue(started, tracksOf('xy')))).toBe('abcdexy');

  const shuffled = queues.toggleShuffle(started, () => 0);
  const both = queues.addToQueue(queues.playNext(shuffled, tracksOf('x')), tracksOf('y'));
  expect(ids(both)).toBe('bxcdeay');
  expectWhole(both);
  const back = queues.toggleShuffle(both);
  expect(ids(back)).toBe('abxcdey');
  expect(now(back)).toBe('b');
});

test('moves an entry and goes on with the current one', () => {
  expect(ids(queues.moveEntry(started, 0, 4))).toBe('bcdea');
  for (const [from, to] of [
    [0, 4],
    [1, 3],
    [4, 0],
    [1, 0],
    [2, 2],
    [9, 0],
  ] as const) {
    expect(now(queues.moveEntry(started, from, to))).toBe('b');
  }
});

test('takes out one of two entries of the same song, and no more', () => {
  const twice = queues.addToQueue(started, tracksOf('b'));
  expectWhole(twice);
  const [, first] = twice.entries;
  const last = twice.entries.at(-1);
  const without = (gone: queues.Entry | undefined) =>
    queues.removeEntries(twice, ({ entryId }) => entryId === gone?.entryId);
  expect(ids(without(last))).toBe('abcde');
  expect(now(without(last))).toBe('b');
  expect(ids(without(first))).toBe('acdeb');
  expect(now(without(first))).toBe('c');
});

test('is at what is left when the current entry goes', () => {
  const last = queues.jumpTo(started, 4);
  expect(now(queues.removeEntries(last, ({ songId }) => songId === 'e'))).toBe('d');
  expect(now(queues.removeEntries(started, ({ songId }) => 'ab'.includes(songId)))).toBe('c');
  expect(queues.removeEntries(started, () => true)).toMatchObject({ entries: [], at: 0 });
  const shuffled = queues.toggleShuffle(started, () => 0);
  expectWhole(queues.removeEntries(shuffled, ({ songId }) => songId === 'c'));
});

test('clears what comes next, and only that', () => {
  expect(ids(queues.clearNext(started))).toBe('ab');
  expect(now(queues.clearNext(started))).toBe('b');
  const shuffled = queues.jumpTo(
    queues.toggleShuffle(started, () => 0),
    2,
  );
  const cleared = queues.clearNext(shuffled);
  expect(ids(cleared)).toBe('bcd');
  expect(ids(queues.toggleShuffle(cleared))).toBe('bcd');
  expectWhole(cleared);
});

test('puts back what was taken out, whatever played and came meanwhile', () => {
  const cleared = queues.clearNext(started);
  const later = queues.addToQueue(queues.jumpTo(cleared, 0), tracksOf('x'));
  const back = queues.putBack(later, started);
  expect(ids(back)).toBe('abcdex');
  expect(now(back)).toBe('a');
  expectWhole(back);
  const shuffled = queues.toggleShuffle(started, () => 0);
  const one = queues.removeEntries(shuffled, ({ songId }) => songId === 'd');
  expect(ids(queues.putBack(one, shuffled))).toBe('bcdea');
  expect(ids(queues.toggleShuffle(queues.putBack(one, shuffled)))).toBe('abcde');
});

test('never gives two entries one id, however a queue came about', () => {
  const again = queues.startQueue(queues.playNext(started, tracks), tracks);
  expectWhole(queues.addToQueue(queues.clearNext(again), tracks));
});

test('has what is new of a song wherever it stands, and otherwise stays the same', () => {
  const twice = queues.addToQueue(queues.toggleShuffle(started), tracksOf('b'));
  const news = { songId: 'b', title: 'New', cover: '/new' };
  const renewed = queues.renew(twice, news);
  for (const list of [renewed.entries, renewed.unshuffled ?? []]) {
    expect(list.filter(({ title, cover }) => title === 'New' && cover === '/new')).toHaveLength(2);
  }
  expect([ids(renewed), now(renewed), renewed.at]).toEqual([ids(twice), now(twice), twice.at]);
  expect(queues.renew(twice, { songId: 'z', title: 'New' })).toBe(twice);
});

test('makes tracks of the songs that can be heard, with their cover and where they are played from', () => {
  const song = {
    ...{ songId: 'a', songname: 'A', artist: 'B', durationMs: null, hasAudio: true, liked: true },
    hasCover: true,
  };
  const playlist = { playlistId: 'p', name: 'Dusk', owner: { displayName: 'Olga' }, mine: false };
  const from = { playlistId: 'p', name: 'Dusk', owner: 'Olga', mine: false };
  expect(queues.tracksOf([song], playlist)).toMatchObject([
    { cover: '/audio/a/cover', liked: true, from, list: null },
  ]);
  expect(queues.tracksOf([{ ...song, hasCover: false }], 'liked')).toMatchObject([
    { cover: null, from: null, list: 'liked' },
  ]);
  expect(
    queues.tracksOf(
      [
        { ...song, songname: null },
        { ...song, hasAudio: false },
      ],
      'songs',
    ),
  ).toEqual([]);
});
