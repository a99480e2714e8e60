import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveApp } from '../../test/serve-app.ts';
import { createFolderStorage } from '../storage/folder-storage.ts';
import { problemHandler } from './problems.ts';
import { sendFile } from './send-file.ts';

const SHORT = `${randomUUID()}.mp3`;
const LONG = `${randomUUID()}.mp3`;
const HASH = createHash('sha256').update('twelve bytes').digest('hex');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'send-file-'));
  await writeFile(join(folder, SHORT), 'twelve bytes');
  await writeFile(join(folder, LONG), Buffer.alloc(16 * 1024 * 1024));
});
afterAll(() => rm(folder, { recursive: true }));

/** Serves the files of the folder, with their hash when it is given, and keeps what went wrong. */
async function serve(hash: string | null = null) {
  const failed: unknown[] = [];
  let ended = 0;
  const storage = createFolderStorage(folder);
  const app = express().set('env', 'test');
  app.get('/:name', async (request, response) => {
    const object = await storage.find(request.params.name);
    if (!object) throw new Error(`There is no ${request.params.name}.`);
    await sendFile(response, { object, type: 'audio/mpeg', hash });
    ended++;
  });
  app.use(
    (error: unknown, _request: express.Request, _response: express.Response, next: express.NextFunction) => {
      failed.push(error);
      next(error);
    },
  );
  app.use(problemHandler(pino({ level: 'silent' })));
  return { url: await serveApp(app), failed, ended: () => ended };
}

const ask = async (name: string, headers: Record<string, string> = {}, hash?: string) =>
  fetch(`${(await serve(hash)).url}/${name}`, { headers });

test('sends a file with its type, its tag and its date, and lets others say how long it is kept', async () => {
  const answer = await ask(SHORT);
  expect([answer.status, await answer.text()]).toEqual([200, 'twelve bytes']);
  const { headers } = answer;
  expect(headers.get('content-type')).toBe('audio/mpeg');
  expect(headers.get('etag')).toMatch(/^W\/"/);
  expect(Date.parse(headers.get('last-modified') ?? '')).toBeLessThanOrEqual(Date.now());
  expect(headers.get('accept-ranges')).toBe('bytes');
  expect(headers.get('cache-control')).toBeNull();
  const again = await ask(SHORT, {
    'if-none-match': headers.get('etag') ?? '',
    'cache-control': 'max-age=0',
  });
  expect(again.status).toBe(304);
});

test('sends a part of a file', async () => {
  const answer = await ask(SHORT, { range: 'bytes=7-11' });
  expect([answer.status, await answer.text()]).toEqual([206, 'bytes']);
  expect(answer.headers.get('content-range')).toBe('bytes 7-11/12');
});

test.each([
  ['bytes=-5', 'bytes', 'bytes 7-11/12'],
  ['bytes=-13', 'twelve bytes', 'bytes 0-11/12'],
  ['bytes= -9999999999999999999', 'twelve bytes', 'bytes 0-11/12'],
])('sends of the last bytes those that there are: %s', async (range, text, told) => {
  const answer = await ask(SHORT, { range });
  expect([answer.status, await answer.text()]).toEqual([206, text]);
  expect(answer.headers.get('content-range')).toBe(told);
});

test('sends a part of what the client has only when that is told by a date or a strong tag', async () => {
  const { headers } = await ask(SHORT);
  const part = (ifRange: string | null) =>
    ask(SHORT, { range: 'bytes=0-1', 'if-range': ifRange ?? '' }).then(({ status }) => status);
  expect(headers.get('etag')).toMatch(/^W\//);
  expect(await part(headers.get('etag'))).toBe(200);
  expect(await part(headers.get('last-modified'))).toBe(206);
  expect(await part('"another"')).toBe(200);
});

test.each([
  [SHORT, { 'if-match': '"another"' }, 412, 'version-mismatch', 'not the one that you ask for'],
  [SHORT, { range: 'bytes=12-' }, 416, 'range-not-satisfiable', 'bytes that the file has'],
])('of %s with %j tells %d as a problem', async (name, headers, status, problem, detail) => {
  const answer = await ask(name, headers as Record<string, string>);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({
    type: `https://setlist.example/problems/${problem}`,
    detail: expect.stringContaining(detail),
  });
  expect(answer.headers.get('content-range')).toBe(status === 416 ? 'bytes */12' : null);
});

test('names a file whose hash is known by a strong tag, which is enough for a part', async () => {
  const tag = `"${HASH}"`;
  const whole = await ask(SHORT, {}, HASH);
  expect([whole.headers.get('etag'), await whole.text()]).toEqual([tag, 'twelve bytes']);
  const part = (headers: Record<string, string>) =>
    ask(SHORT, { range: 'bytes=0-1', ...headers }, HASH).then(({ status }) => status);
  expect(await part({ 'if-range': tag })).toBe(206);
  expect(await part({ 'if-range': `W/${tag}` })).toBe(200);
  expect(await part({ 'if-range': '"another"' })).toBe(200);
  expect(await part({ 'if-match': `"another", ${tag}` })).toBe(206);
  expect(await part({ 'if-none-match': tag, 'cache-control': 'max-age=0' })).toBe(304);
});

test.each(['bytes=0-1,4-5', 'bytes=x', 'lines=1-2'])('sends the whole to who asks for %s', async (range) => {
  const answer = await ask(SHORT, { range });
  expect([answer.status, await answer.text()]).toEqual([200, 'twelve bytes']);
  expect(answer.headers.get('content-range')).toBeNull();
});

test('joins parts that overlap', async () => {
  const answer = await ask(SHORT, { range: 'bytes=0-5,3-7' });
  expect([answer.status, answer.headers.get('content-range')]).toEqual([206, 'bytes 0-7/12']);
});

test('breaks off when the rest cannot be read, so that nobody takes a part for the whole', async () => {
  const failed: unknown[] = [];
  const app = express().set('env', 'test');
  app.get('/', async (_request, response) => {
    const read = async () =>
      Readable.from(
        (async function* () {
          yield 'some ';
          throw new Error('The disk broke.');
        })(),
      );
    const object = { bytes: 12, putAt: new Date(), read };
    await sendFile(response, { object, type: 'audio/mpeg', hash: null }).catch((error) => {
      failed.push(error);
      throw error;
    });
  });
  const answer = await fetch(await serveApp(app));
  await expect(answer.text()).rejects.toThrow();
  expect(failed).toEqual([expect.objectContaining({ message: 'The disk broke.' })]);
});

test('takes it for no failure when the listener leaves', async () => {
  const { url, failed, ended } = await serve();
  await new Promise<void>((resolve) => {
    const sent = request(`${url}/${LONG}`, (answer) => {
      answer.once('data', () => sent.destroy());
      answer.once('error', () => {});
      answer.once('close', resolve);
    });
    sent.on('error', () => {});
    sent.end();
  });
  await expect.poll(ended).toBe(1);
  expect(failed).toEqual([]);
});
