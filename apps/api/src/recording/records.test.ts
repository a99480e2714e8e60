import { expect, test } from 'vitest';
import type { RequestRecord } from './record.ts';
import { BOUNDS, createRecords } from './records.ts';

const record = (requestId: string, text = ''): RequestRecord => ({
  ...{ requestId, at: '2026-11-29T12:00:00.000Z', method: 'GET', path: '/songs', status: 200, ms: 1 },
  ...{ route: '/songs', verb: 'listSongs', calls: [], leftOut: 0 },
  statements: text ? [{ text, params: [], ms: 1, rowCount: 0, rows: [], error: null }] : [],
});
const ids = (count: number) => Array.from({ length: count }, (_, n) => `request-${n}`);

test('keeps of each person so many requests, the newest', () => {
  const records = createRecords();
  records.keep('auth0|vera', record('request-0'));
  for (const id of ids(BOUNDS.perPerson + 2)) records.keep('auth0|jane', record(id));
  const known = ids(BOUNDS.perPerson + 2).filter((id) => records.find('auth0|jane', id));
  expect(known).toEqual(ids(BOUNDS.perPerson + 2).slice(2));
  expect(records.find('auth0|vera', 'request-0')).toBeDefined();
});

test('counts a request that comes with the same id again once', () => {
  const records = createRecords();
  for (const id of ids(BOUNDS.perPerson)) records.keep('auth0|jane', record(id));
  records.keep('auth0|jane', record('request-1', 'SELECT 1'));
  expect(ids(BOUNDS.perPerson).filter((id) => !records.find('auth0|jane', id))).toEqual([]);
  expect(records.find('auth0|jane', 'request-1')?.statements).toHaveLength(1);
});

test('keeps of all people together so much, the newest', () => {
  const records = createRecords({ ...BOUNDS, characters: 10_000 });
  const people = ids(30).map((id) => `auth0|${id}`);
  for (const person of people) records.keep(person, record('request-0', 'x'.repeat(800)));
  const known = people.filter((person) => records.find(person, 'request-0'));
  expect(known.length).toBeGreaterThan(5);
  expect(known.length).toBeLessThanOrEqual(12);
  expect(known).toEqual(people.slice(-known.length));
});

test('forgets what is older than its time', async () => {
  const records = createRecords({ ...BOUNDS, milliseconds: 20 });
  records.keep('auth0|jane', record('request-0'));
  expect(records.find('auth0|jane', 'request-0')).toBeDefined();
  await expect.poll(() => records.find('auth0|jane', 'request-0')).toBeUndefined();
});
