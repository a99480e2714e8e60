import type { XrayRequest } from '@setlist/contracts/xray';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { drawCard, wordsIn } from '../../../../test/draw-card.tsx';
import { Calls, LeftOut, Statements } from './steps.tsx';

const STATEMENT: XrayRequest['statements'][number] = {
  ...{ text: 'SELECT name FROM "public"."genres"', files: [], params: [], ms: 1.5, rowCount: 0, rows: [] },
  error: null,
};
const CALL: XrayRequest['calls'][number] = {
  ...{ method: 'GET', path: '/api/v2/users/auth0%7Cvera', status: 200, ms: 12.25 },
};

const words = (part: ReactNode) => wordsIn(drawCard(part));

test('tells a statement that failed from one that found nothing', () => {
  expect(words(<Statements statements={[STATEMENT]} />)).toContain('SELECT genres: 1.5 ms, 0 rows');
  const failed = words(<Statements statements={[{ ...STATEMENT, error: '57014' }]} />);
  expect(failed).toContain('SELECT genres: 1.5 ms, failed with SQLSTATE 57014');
  expect(failed).not.toContain('0 rows');
});

test('says of a request that it ran no statement', () => {
  expect(words(<Statements statements={[]} />)).toContain('Nothing');
});

test('says how many steps were not kept, and nothing where all were', () => {
  expect(words(<LeftOut count={3} />)).toContain('3 more steps were not kept');
  expect(words(<LeftOut count={0} />)).toBe('');
});

test('tells of a call what was sent and answered, and where no answer came', () => {
  const sent = { user_metadata: { displayName: 'Vera' } };
  const answered = words(<Calls calls={[{ ...CALL, method: 'PATCH', sent, received: sent }]} />);
  expect(answered).toContain('PATCH /api/v2/users/auth0%7Cvera: 200 after 12.25 ms');
  expect(answered).toMatch(/"sent": .*"displayName": "Vera".*"received": .*"displayName": "Vera"/);
  expect(words(<Calls calls={[{ ...CALL, status: null }]} />)).toContain(': no answer after 12.25 ms');
  const machine = words(<Calls calls={[{ ...CALL, method: 'POST', path: '/oauth/token' }]} />);
  expect(machine).toBe('POST /oauth/token: 200 after 12.25 ms');
});
