import type { Answer } from '@setlist/contracts';
import type { XrayRequest } from '@setlist/contracts/xray';
import { expect, test } from 'vitest';
import { failed } from '#lib/actions/outcome.ts';
import { drawCard, wordsIn } from '../../../../test/draw-card.tsx';
import { AnsweredBy } from './answered-by.tsx';

const ANSWER: Answer = {
  ...{ operationId: 'listSongs', method: 'GET', path: '/songs?limit=30', status: 200, ms: 12.4 },
  requestId: 'of-the-page',
};
const DOCS = 'href="http://localhost:4000/docs#listSongs"';

test('tells of a request that was recorded how it ended, where it is described and where written', () => {
  const operation = { operationId: 'listSongs', path: '/songs', docs: '', file: 'list-songs.ts', line: 12 };
  const value = { operation } as XrayRequest;
  const drawn = drawCard(
    <AnsweredBy operationId="listSongs" answer={ANSWER} record={{ ok: true, value, ms: 3 }} />,
  );
  expect(wordsIn(drawn)).toBe('200 after 12 ms, request of-the-page About this route list-songs.ts:12');
  expect(drawn).toContain(DOCS);
});

test('leads to the documentation without a record, and without an answer, too', () => {
  const record = { ...failed('not-found'), ms: 3 };
  const gone = drawCard(<AnsweredBy operationId="listSongs" answer={ANSWER} record={record} />);
  expect(wordsIn(gone)).toBe('200 after 12 ms, request of-the-page About this route');
  expect(gone).toContain(DOCS);
  const none = drawCard(<AnsweredBy operationId="listSongs" answer={undefined} record={undefined} />);
  expect(none).toContain(DOCS);
});
