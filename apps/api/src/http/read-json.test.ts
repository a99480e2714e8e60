import { IncomingMessage } from 'node:http';
import { connect, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { startTestApi, type TestApi } from '@setlist/api/test/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BODY_LIMIT, readJson } from './read-json.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const send = (type: string | undefined, body: string, headers: Record<string, string> = {}) =>
  api.send('PUT /genres/fav', {
    as: 'jane',
    body,
    headers: { ...headers, ...(type === undefined ? {} : { 'content-type': type }) },
  });

const detailOf = async (answer: Response) => ((await answer.json()) as { detail: string }).detail;

/** Sends bytes as they are, ends the connection after them when told, and returns the answer's first line. */
async function raw(head: string, chunks: (string | Buffer)[], { end = false } = {}): Promise<string> {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  const authorization = `Authorization: Bearer ${await api.token('jane')}`;
  socket.write(`PUT /genres/fav HTTP/1.1\r\nHost: localhost\r\n${authorization}\r\n${head}\r\n\r\n`);
  for (const chunk of chunks) socket.write(chunk);
  if (end) socket.end();
  const answer = await text(socket.setTimeout(10_000, () => socket.destroy()));
  return answer.split('\r\n')[0] ?? '';
}

test.each([
  ...['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'],
  'application/json ; charset = "utf-8" ',
])('reads %s', async (type) => expect((await send(type, '{"genre":"Jazz"}')).status).toBe(200));

test.each([
  'text/plain',
  'application/json; charset=latin1',
  'application/jsonp',
  'application/ld+json',
  'x',
  'x-application/json',
  'application/json; charset=utf-8 x',
])('refuses %s', async (type) => {
  const answer = await send(type, '{"genre":"Jazz"}');
  expect([answer.status, await detailOf(answer)]).toEqual([
    415,
    'Send the body as application/json, in UTF-8.',
  ]);
});

test('refuses a body that is packed', async () => {
  const packed = await send(undefined, '{"genre":"Jazz"}', { 'content-encoding': 'gzip' });
  expect([packed.status, await detailOf(packed)]).toEqual([415, 'Send the body without Content-Encoding.']);
  const plain = await send(undefined, '{"genre":"Jazz"}', { 'content-encoding': 'identity' });
  expect(plain.status).toBe(200);
});

test('takes no body for none, and says when it is no JSON', async () => {
  expect((await send(undefined, '')).status).toBe(422);
  const broken = await send(undefined, '{"genre":');
  expect([broken.status, await detailOf(broken)]).toEqual([400, 'The body is not valid JSON.']);
});

/** A request as Node.js gives it, of which the test says what comes. */
function incoming(headers: Record<string, string> = {}): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  Object.assign(request.headers, headers);
  return request;
}

test('does not wait for a body that is announced as too long, and says what may be sent', async () => {
  await expect(readJson(incoming({ 'content-length': `${BODY_LIMIT + 1}` }))).rejects.toMatchObject({
    problem: 'content-too-large',
    details: { detail: 'The body may have at most 100 kB.' },
  });
});

test('says so when the client goes away, in the midst of the body or before', async () => {
  const early = { problem: 'malformed-request', details: { detail: 'The body ended early.' } };
  const request = incoming();
  const reading = expect(readJson(request)).rejects.toMatchObject(early);
  request.push('{"genre"');
  request.destroy(new Error('aborted'));
  await reading;
  await expect(readJson(request)).rejects.toMatchObject(early);
});

test('reads a body up to the limit, and not a byte more, however it is sent', async () => {
  const filled = (bytes: number) => `{"genre":"Jazz"${' '.repeat(bytes - 16)}}`;
  expect((await send(undefined, filled(BODY_LIMIT))).status).toBe(200);
  expect((await send(undefined, filled(BODY_LIMIT + 1))).status).toBe(413);
  const chunk = `4000\r\n${' '.repeat(0x4000)}\r\n`;
  const head = 'Transfer-Encoding: chunked';
  expect(await raw(head, [...Array(7).fill(chunk), '0\r\n\r\n'])).toBe('HTTP/1.1 413 Payload Too Large');
});

test('reads what comes in pieces, cut within a character', async () => {
  const bytes = Buffer.from('{"genre":"Jäzz"}');
  const head = `Connection: close\r\nContent-Length: ${bytes.length}`;
  expect(await raw(head, [bytes.subarray(0, 12), bytes.subarray(12)])).toBe(
    'HTTP/1.1 422 Unprocessable Entity',
  );
});

test('goes on when a client leaves in the midst of its body', async () => {
  await raw('Content-Length: 100', ['{"genre":'], { end: true });
  expect((await send(undefined, '{"genre":"Jazz"}')).status).toBe(200);
  const failed = api.logged.filter(({ msg }) => msg === 'request failed');
  expect(failed).toEqual([]);
});
