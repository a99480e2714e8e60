import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { createPool } from '@setlist/db';
import express from 'express';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { serveApp } from '../../test/serve-app.ts';
import { DomainError } from '../errors.ts';
import { HttpProblem, problemHandler } from './problems.ts';

/** Serves an app of which every path throws, and keeps what it logs. */
async function serve(failure: unknown, begin: (response: express.Response) => void = () => {}) {
  const logged: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const app = express().set('env', 'test');
  app.use(async (request, response) => {
    // The end of a request that has no body comes a moment after its head.
    if (request.method === 'GET') await text(request);
    response.locals.requestId = 'request-1';
    begin(response);
    throw failure;
  });
  app.use(problemHandler(log));
  return { url: await serveApp(app), logged };
}

test('makes a problem of what the domain refuses, and logs nothing', async () => {
  const errors = [{ in: 'body' as const, field: 'name', detail: 'is required' }];
  const { url, logged } = await serve(new DomainError('invalid-input', { errors, detail: 'Look again.' }));
  const answer = await fetch(url);
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const body = await answer.text();
  expect(answer.headers.get('content-length')).toBe(`${Buffer.byteLength(body)}`);
  expect(JSON.parse(body)).toEqual({
    type: 'https://setlist.example/problems/invalid-input',
    title: expect.any(String),
    status: 422,
    detail: 'Look again.',
    requestId: 'request-1',
    errors,
  });
  expect(logged).toEqual([]);
});

test('sends the header fields that belong to a refusal', async () => {
  const problem = new HttpProblem('method-not-allowed', 'Only GET.', { Allow: 'GET' });
  expect(problem).toMatchObject({ name: 'HttpProblem', message: 'Only GET.', problem: 'method-not-allowed' });
  const answer = await fetch((await serve(problem)).url);
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
  expect(await answer.json()).toMatchObject({ detail: 'Only GET.' });
  expect((await fetch((await serve(new HttpProblem('forbidden', 'No.'))).url)).status).toBe(403);
});

test.each([
  [0, '1'],
  [0.2, '1'],
  [2.5, '3'],
])('says to try again after %d s as %s', async (retryAfter, seconds) => {
  const answer = await fetch((await serve(new DomainError('too-many-requests', { retryAfter }))).url);
  expect(answer.headers.get('retry-after')).toBe(seconds);
  expect(answer.headers.get('etag')).toBeNull();
});

test('tells the version that there is, in the body and as ETag', async () => {
  const failure = new DomainError('version-mismatch', { members: { currentVersion: 4 } });
  const answer = await fetch((await serve(failure)).url);
  expect(answer.headers.get('etag')).toBe('"4"');
  expect(answer.headers.get('retry-after')).toBeNull();
  expect(await answer.json()).toMatchObject({ currentVersion: 4 });
});

test('says that a path is not valid', async () => {
  const answer = await fetch((await serve(new URIError('Failed to decode'))).url);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ detail: 'The path is not valid.' });
});

describe('what is ours', () => {
  test('is put off while Postgres is away, with one line of log', async () => {
    const pool = createPool({ databaseUrl: 'postgres://nobody:none@127.0.0.1:9/none', max: 1 });
    const away = await pool.query('SELECT 1').catch((error: unknown) => error);
    await pool.end();
    const { url, logged } = await serve(away);
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(logged).toEqual([
      expect.objectContaining({
        ...{ level: 40, msg: 'request put off', requestId: 'request-1', problem: 'unavailable' },
        reason: expect.stringContaining('ECONNREFUSED'),
      }),
    ]);
  });

  test('is put off for a second when two changes stood in each other’s way', async () => {
    const conflict = Object.assign(new Error('deadlock detected'), { code: '40P01' });
    const { url, logged } = await serve(conflict);
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('try again') });
    expect(logged).toMatchObject([{ level: 40, msg: 'request put off', problem: 'unavailable' }]);
  });

  test('is told as nothing but a request id, and logged with what happened', async () => {
    const { url, logged } = await serve(new Error('of the inside'));
    const answer = await fetch(url);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('of the inside');
    expect(logged).toEqual([
      expect.objectContaining({
        ...{ level: 50, msg: 'request failed', requestId: 'request-1' },
        err: expect.objectContaining({ message: 'of the inside' }),
      }),
    ]);
  });
});

test('breaks an answer off that has begun', async () => {
  const { url } = await serve(new Error('too late'), (response) => void response.write('begun'));
  await expect(fetch(url).then((answer) => answer.text())).rejects.toThrow();
});

test('answers HEAD without a body', async () => {
  const answer = await fetch((await serve(new HttpProblem('forbidden', 'No.'))).url, { method: 'HEAD' });
  expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(10);
  expect(await answer.text()).toBe('');
});

test('ends the connection only where the rest of a body would be read as the next request', async () => {
  const { url } = await serve(new HttpProblem('content-too-large', 'Too much.'));
  const send = async (head: string) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\n${head}\r\n\r\n`);
    socket.once('data', () => socket.end());
    return text(socket);
  };
  expect(await send('Content-Length: 100')).toContain('Connection: close');
  expect((await fetch(url)).headers.get('connection')).toBe('keep-alive');
});
