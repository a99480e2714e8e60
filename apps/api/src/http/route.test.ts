import type { contracts } from '@setlist/contracts';
import { expect, test } from 'vitest';
import type { Json } from '../sql/json.ts';
import type { AnswerFor } from './route.ts';

// `npm run types` fails where one of the lines marked here has no error.

test('the compiler takes no answer with JSON besides', () => {
  type Genres = AnswerFor<typeof contracts.listGenres>;
  const plain = { status: 200 as const, body: { items: [] } };
  const json = '{}' as Json<(typeof contracts.listGenres.responses)[200]['body']>;
  const good: Genres[] = [plain, { status: 200, json }];
  const withJson = { ...plain, json: '{"secret":1}' };
  // @ts-expect-error "unmarked JSON beside the body"
  const first: Genres = withJson;
  expect([...good, first]).toHaveLength(3);
});
