import { expect, test } from 'vitest';
import * as queues from './queue.ts';

const tracks = ['a', 'b', 'c', 'd', 'e'].map((songId) => ({
  songId,
  title: songId,
  artist: '',
  durationMs: null,
  from: null,
}));
const started = queues.startQueue(queues.EMPTY_QUEUE, tracks, 1);
const ids = (queue: queues.Queue) => queue.order.map((i) => queue.tracks[i]?.songId).join('');
const now = (queue: queues.Queue | null) => queue && queues.currentTrack(queue)?.songId;

test('plays on from the track it was started at, to the end', () => {
  expect(now(started)).toBe('b');
  let queue: queues.Queue | null = started;
  const played = [];
  for (; queue; queue = queues.nextTrack(queue)) played.push(now(queue));
  expect(played.join('')).toBe('bcde');
});

test('begins again after the last track when it repeats', () => {
  const last = queues.jumpTo({ ...started, repeat: true }, 4);
  expect(now(queues.nextTrack(last))).toBe('a');
  expect(now(queues.previousTrack(queues.jumpTo(last, 0)))).toBe('e');
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
  expect([...ids(shuffled)].sort().join('')).toBe('abcde');
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
  const shuffling = { ...queues.EMPTY_QUEUE, shuffle: true };
  const begun = queues.startQueue(shuffling, tracks, undefined, () => 0.7);
  expect(now(begun)).toBe('d');
  expect([...ids(begun)].sort().join('')).toBe('abcde');
  expect(now(queues.startQueue(shuffling, tracks, 1, () => 0.7))).toBe('b');
  expect(ids(queues.startQueue(queues.EMPTY_QUEUE, tracks, undefined, () => 0.7))).toBe('abcde');
  expect(now(queues.startQueue(shuffling, []))).toBeUndefined();
});

test('has nothing to play when it is empty', () => {
  expect(now(queues.EMPTY_QUEUE)).toBeUndefined();
  expect(queues.nextTrack({ ...queues.EMPTY_QUEUE, repeat: true })).toBeNull();
  expect(queues.jumpTo(started, 9)).toBe(started);
  expect(now(queues.startQueue(started, [], 0))).toBeUndefined();
});
