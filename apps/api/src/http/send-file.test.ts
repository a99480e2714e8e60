import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveApp } from '../../test/serve-app.ts';
import { problemHandler } from './problems.ts';
import { sendFile } from './send-file.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'send-file-'));
  await writeFile(join(root, 'short.mp3'), 'twelve bytes');
  await writeFile(join(root, 'long.mp3'), Buffer.alloc(16 * 1024 * 1024));
  await writeFile(join(root, '.hidden'), 'secret');
});
afterAll(() => rm(root, { recursive: true }));

/** Serves the files of the folder, and keeps what went wrong. */
async function serve() {
  const failed: unknown[] = [];
  let ended = 0;
  const app = express().set('env', 'test');
  app.get('/:name', async (request, response) => {
    response.setHeader('Content-Disposition', 'attachment; filename="song.mp3"');
    await sendFile(response, { root, name: request.params.name, type: 'audio/mpeg' });
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

const ask = async (name: string, headers: Record<string, string> = {}) =>
  fetch(`${(await serve()).url}/${name}`, { headers });

test('sends a file with its type, its tag and its date, and lets others say how long it is kept', async () => {
  const answer = await ask('short.mp3');
  expect([answer.status, await answer.text()]).toEqual([200, 'twelve bytes']);
  const { headers } = answer;
  expect(headers.get('content-type')).toBe('audio/mpeg');
  expect(headers.get('content-disposition')).toBe('attachment; filename="song.mp3"');
  expect(headers.get('etag')).toMatch(/^W?\/?"/);
  expect(Date.parse(headers.get('last-modified') ?? '')).toBeLessThanOrEqual(Date.now());
  expect(headers.get('accept-ranges')).toBe('bytes');
  expect(headers.get('cache-control')).toBeNull();
  const again = await ask('short.mp3', {
    'if-none-match': headers.get('etag') ?? '',
    'cache-control': 'max-age=0',
  });
  expect(again.status).toBe(304);
});

test('sends a part of a file', async () => {
  const answer = await ask('short.mp3', { range: 'bytes=7-11' });
  expect([answer.status, await answer.text()]).toEqual([206, 'bytes']);
  expect(answer.headers.get('content-range')).toBe('bytes 7-11/12');
});

test.each([
  ['bytes=-5', 'bytes', 'bytes 7-11/12'],
  ['bytes=-13', 'twelve bytes', 'bytes 0-11/12'],
  ['bytes= -9999999999999999999', 'twelve bytes', 'bytes 0-11/12'],
])('sends of the last bytes those that there are: %s', async (range, text, told) => {
  const answer = await ask('short.mp3', { range });
  expect([answer.status, await answer.text()]).toEqual([206, text]);
  expect(answer.headers.get('content-range')).toBe(told);
});

test('sends a part of what the client has only when that is told by a date or a strong tag', async () => {
  const { headers } = await ask('short.mp3');
  const part = (ifRange: string | null) =>
    ask('short.mp3', { range: 'bytes=0-1', 'if-range': ifRange ?? '' }).then(({ status }) => status);
  expect(headers.get('etag')).toMatch(/^W\//);
  expect(await part(headers.get('etag'))).toBe(200);
  expect(await part(headers.get('last-modified'))).toBe(206);
  expect(await part('"another"')).toBe(200);
});

test.each([
  ['none.mp3', {}, 404, 'not-found', 'There is no audio here'],
  ['short.mp3', { 'if-match': '"another"' }, 412, 'version-mismatch', 'not the one that you ask for'],
  ['short.mp3', { range: 'bytes=12-' }, 416, 'range-not-satisfiable', 'bytes that the file has'],
])('of %s with %j tells %d as a problem', async (name, headers, status, problem, detail) => {
  const answer = await ask(name, headers as Record<string, string>);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({
    type: `https://setlist.example/problems/${problem}`,
    detail: expect.stringContaining(detail),
  });
  expect(answer.headers.get('content-range')).toBe(status === 416 ? 'bytes */12' : null);
  expect(answer.headers.get('content-disposition')).toBeNull();
});

test('sends no file whose name begins with a dot', async () => {
  const answer = await ask('.hidden');
  expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining('secret')]);
});

test('takes it for no failure when the listener leaves', async () => {
  const { url, failed, ended } = await serve();
  await new Promise<void>((resolve) => {
    const sent = request(`${url}/long.mp3`, (answer) => {
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
