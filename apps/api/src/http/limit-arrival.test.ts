import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startTestApi } from '@setlist/api/test/api';
import { addSong } from '@setlist/api/test/music';
import { noise } from '@setlist/api/test/uploads';
import express from 'express';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { serveApp } from '../../test/serve-app.ts';
import { ARRIVAL, limitArrival } from './limit-arrival.ts';
import { problemHandler } from './problems.ts';

const WINDOW = { windowMs: 300, leastBytes: 500 };
/** Pieces that a slow sender sends in a window. */
const PIECES = 10;

/** Serves something that reads all of a body, or answers at once, and begins to send it ten thousand bytes. */
async function send({ streamed = false, atOnce = false } = {}) {
  const app = express();
  app.use((_request, response, next) => {
    response.locals.streamedBody = streamed;
    next();
  });
  app.use(limitArrival(WINDOW));
  app.post('/', async (request, response) => {
    if (atOnce) return void response.end('at once');
    let bytes = 0;
    for await (const chunk of request) bytes += chunk.length;
    response.end(`${bytes} bytes`);
  });
  app.use(problemHandler(pino({ level: 'silent' })));
  const { port } = new URL(await serveApp(app));
  const socket = connect(Number(port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000\r\n\r\n');
  return { socket, answer: text(socket) };
}

/** Sends so many bytes in each window, in pieces, for some windows. */
async function trickle(socket: ReturnType<typeof connect>, bytes: number, windows: number) {
  for (let piece = 0; piece < windows * PIECES && socket.writable; piece++) {
    socket.write('x'.repeat(bytes / PIECES));
    await new Promise((resolve) => setTimeout(resolve, WINDOW.windowMs / PIECES));
  }
}

test('gives up a body that is not there in time, and says so', async () => {
  const { socket, answer } = await send();
  void trickle(socket, 2_000, 5);
  expect(await answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*problems\/request-timeout/);
});

test('waits for a streamed one for as long as enough of it comes', async () => {
  const { socket, answer } = await send({ streamed: true });
  await trickle(socket, 2_000, 5);
  socket.end();
  expect(await answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*10000 bytes/);
});

test('gives up a streamed one of which too little comes', async () => {
  const { socket, answer } = await send({ streamed: true });
  void trickle(socket, 10, 20);
  expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
});

test('cuts a connection whose request was answered, and whose body never comes', async () => {
  const { answer } = await send({ atOnce: true });
  expect(await answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*at once$/);
});

test('the API waits for an upload of which enough comes, and gives it up once too little does', async () => {
  const api = await startTestApi();
  onTestFinished(() => api.close());
  const { songId } = await addSong(api, 'vera');
  const head = [
    `PUT /songs/${songId}/audio HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${await api.token('vera')}`,
    'Content-Length: 1000000',
  ];
  // Of the clock, what the limit looks at: half a minute is not waited for.
  vi.useFakeTimers({ toFake: ['setInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  const closed = once(socket, 'close');
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const spool = join(api.api.deps.env.audioDir, '.spool');
  const come = async () => {
    const [name] = await readdir(spool).catch(() => []);
    return name === undefined ? undefined : (await stat(join(spool, name))).size;
  };
  // What comes with the head is not counted.
  await expect.poll(come).toBe(0);
  socket.write(noise(ARRIVAL.leastBytes));
  await expect.poll(come).toBe(ARRIVAL.leastBytes);
  vi.advanceTimersByTime(ARRIVAL.windowMs);
  socket.write(Buffer.alloc(1_000));
  await expect.poll(come).toBe(ARRIVAL.leastBytes + 1_000);
  expect(answer).toBe('');
  vi.advanceTimersByTime(ARRIVAL.windowMs);
  await closed;
  expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*problems\/request-timeout/);
  await expect.poll(() => readdir(spool)).toEqual([]);
});
