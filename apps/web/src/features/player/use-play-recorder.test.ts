import { expect, test } from 'vitest';
import { ListeningTime, neededListening } from './use-play-recorder.ts';

test('counts only the time in which sound came out', () => {
  const time = new ListeningTime();
  time.start(1_000);
  expect(time.heard(6_000)).toBe(5_000);
  time.stop(6_000);
  expect(time.heard(60_000)).toBe(5_000);
  time.start(60_000);
  time.stop(62_000);
  expect(time.heard(99_000)).toBe(7_000);
});

test('goes on from what was heard before', () => {
  const time = new ListeningTime(4_000);
  expect(time.heard(9_000)).toBe(4_000);
  time.start(10_000);
  expect(time.heard(12_000)).toBe(6_000);
});

test('is not fooled by events that come twice', () => {
  const time = new ListeningTime();
  time.stop(500);
  time.start(1_000);
  time.start(4_000);
  time.stop(5_000);
  time.stop(9_000);
  expect(time.heard(10_000)).toBe(4_000);
});

test('never runs backwards when the clock does', () => {
  const time = new ListeningTime();
  time.start(5_000);
  expect(time.heard(4_000)).toBe(0);
});

test('asks for 30 seconds, or half of a song that is shorter than a minute', () => {
  expect(neededListening(227_000)).toBe(30_000);
  expect(neededListening(60_000)).toBe(30_000);
  expect(neededListening(23_001)).toBe(11_501);
  expect(neededListening(null)).toBe(30_000);
});
