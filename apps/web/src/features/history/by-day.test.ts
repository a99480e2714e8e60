import type { Listen } from '@setlist/contracts/history';
import { expect, test } from 'vitest';
import { byDay } from './by-day.ts';

const heard = (...times: string[]) => times.map((heardAt) => ({ heardAt }) as Listen);
const shown = (timeZone: string, ...times: string[]) =>
  byDay(heard(...times), timeZone).map(({ date, listens }) => [date, listens.length]);

test('a day is one of the reader’s own time zone', () => {
  const times = ['2026-11-30T23:30:00.000Z', '2026-11-30T22:30:00.000Z', '2026-11-30T01:00:00.000Z'];
  expect(shown('UTC', ...times)).toEqual([['2026-11-30', 3]]);
  expect(shown('Europe/Berlin', ...times)).toEqual([
    ['2026-12-01', 1],
    ['2026-11-30', 2],
  ]);
  expect(shown('America/Los_Angeles', ...times)).toEqual([
    ['2026-11-30', 2],
    ['2026-11-29', 1],
  ]);
});

test('nothing that was heard is no day', () => {
  expect(byDay([], 'UTC')).toEqual([]);
});
