import { once } from 'node:events';
import { request } from 'node:http';
import express from 'express';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { serveApp } from '../../test/serve-app.ts';
import { requestLog } from './request-log.ts';

/** Serves an app that logs its requests; `/slow` never ends. */
async function serve() {
  const logged: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const app = express();
  app.use(requestLog(log));
  app.get('/slow', (_, response) => void response.write('begun'));
  app.use((_, response) => {
    response.locals.userId = 'auth0|jane';
    response.status(202).end(response.locals.requestId);
  });
  return { url: await serveApp(app), logged };
}

test('writes one line for a request, and nothing that was sent with it', async () => {
  const { url, logged } = await serve();
  await fetch(`${url}/songs?q=wish`, { method: 'POST', body: 'secret' });
  await expect.poll(() => logged).toHaveLength(1);
  const { time, pid, hostname, ...line } = logged[0] ?? {};
  expect(line).toEqual({
    ...{ level: 30, msg: 'request', method: 'POST', path: '/songs', status: 202, userId: 'auth0|jane' },
    requestId: expect.stringMatching(/^[\da-f-]{36}$/),
    ms: expect.any(Number),
  });
  expect(line.ms).toBeGreaterThanOrEqual(0);
  expect(line.ms).toBeLessThan(60_000);
  expect(`${line.ms}`).toMatch(/^\d+(\.\d)?$/);
});

test('says so when the caller left before the end', async () => {
  const { url, logged } = await serve();
  const sent = request(`${url}/slow`).end();
  const [answer] = await once(sent, 'response');
  answer.on('error', () => {});
  sent.destroy();
  await expect.poll(() => logged).toEqual([expect.objectContaining({ path: '/slow', aborted: true })]);
});

test.each(['12345678', 'a-b_c-d_e', 'x'.repeat(64)])('takes the request id %s of the caller', async (id) => {
  const answer = await fetch((await serve()).url, { headers: { 'x-request-id': id } });
  expect([answer.headers.get('x-request-id'), await answer.text()]).toEqual([id, id]);
});

test.each(['1234567', 'x'.repeat(65), 'with space', 'a"b"c"d"e', '!12345678', '12345678!'])(
  'makes an id of its own instead of %s',
  async (id) => {
    const answer = await fetch((await serve()).url, { headers: { 'x-request-id': id } });
    expect(await answer.text()).toMatch(/^[\da-f-]{36}$/);
  },
);
