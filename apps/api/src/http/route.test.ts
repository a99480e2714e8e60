import { contracts } from '@setlist/contracts';
import { expect, test } from 'vitest';
import type { Json } from '../sql/json.ts';
import { type AnswerFor, route } from './route.ts';

// `npm run types` fails where one of the lines marked here has no error.

test('the compiler takes a stream only where the contract declares one', () => {
  const answer = () => ({ stream: () => {} });
  const { listSongs, deleteSong, getSongAudio, streamEvents } = contracts;
  // @ts-expect-error "a page of songs"
  expect(route('GET /songs', 'user', listSongs, answer).contract).toBe(listSongs);
  // @ts-expect-error "no body at all"
  expect(route('DELETE /songs/{songId}', 'user', deleteSong, answer).contract).toBe(deleteSong);
  expect(route('GET /songs/{songId}/audio', 'user', getSongAudio, answer).contract).toBe(getSongAudio);
  expect(route('GET /events', 'user', streamEvents, answer).contract).toBe(streamEvents);
});

test('the compiler takes no answer with a stream or JSON besides, nor a body for what is streamed', () => {
  type Genres = AnswerFor<typeof contracts.listGenres>;
  const plain = { status: 200 as const, body: { items: [] } };
  const json = '{}' as Json<(typeof contracts.listGenres.responses)[200]['body']>;
  const good: Genres[] = [plain, { status: 200, json }];
  const withJson = { ...plain, json: '{"secret":1}' };
  const withStream = { ...plain, stream: () => {} };
  // @ts-expect-error "unmarked JSON beside the body"
  const first: Genres = withJson;
  // @ts-expect-error "a stream beside the body"
  const second: Genres = withStream;
  const events = { status: 200 as const, body: 'data: secret' };
  // @ts-expect-error "the body of a stream"
  const third: AnswerFor<typeof contracts.streamEvents> = events;
  expect([...good, first, second, third]).toHaveLength(5);
});
