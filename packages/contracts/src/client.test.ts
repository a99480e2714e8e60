import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ApiProblem, createClient } from './client.ts';

// A server that answers what a test tells it, and keeps what it was asked.
let server: Server;
let asked: { request: IncomingMessage; body: string } | undefined;
let answer: { status: number; type?: string; body?: string; headers?: Record<string, string> };
let baseUrl: string;
beforeEach(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked = { request, body };
    response.writeHead(answer.status, {
      'content-type': answer.type ?? 'application/json',
      ...answer.headers,
    });
    response.end(answer.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const id = '019ae000-0000-7000-8000-000000000001';

test('sends method, path, query, body and token as the contract says', async () => {
  answer = { status: 204 };
  const client = createClient({ baseUrl, token: () => 'a.b.c' });
  await client.deleteSong({ params: { songId: 'a/b' } });
  expect(asked?.request).toMatchObject({
    method: 'DELETE',
    url: '/songs/a%2Fb',
    headers: { authorization: 'Bearer a.b.c' },
  });
  answer = { status: 200, body: JSON.stringify({ items: [], nextCursor: null }) };
  await client.listSongs({ query: { limit: 2, q: 'ä&b', cursor: undefined } });
  expect(asked?.request.url).toBe('/songs?limit=2&q=%C3%A4%26b');
  answer = { status: 200, body: JSON.stringify({ counted: false, plays: 1, reason: 'too-soon' }) };
  const headers = { 'idempotency-key': 'k' };
  await client.recordPlay({ params: { playlistId: id }, headers, body: { songId: id, heardMs: 1 } });
  expect(asked?.request.headers).toMatchObject({
    'idempotency-key': 'k',
    'content-type': 'application/json',
  });
  expect(asked?.body).toBe(JSON.stringify({ songId: id, heardMs: 1 }));
});

test('gives status, parsed body and headers back', async () => {
  answer = { status: 200, type: 'text/plain; charset=utf-8', body: '99', headers: { 'x-request-id': 'r' } };
  const { status, body, headers } = await createClient({ baseUrl }).getPlays();
  expect([status, body, headers.get('x-request-id')]).toEqual([200, '99', 'r']);
});

test('refuses an answer that is not what the contract says', async () => {
  answer = { status: 200, body: JSON.stringify({ items: [{ name: 7 }] }) };
  await expect(createClient({ baseUrl }).listGenres()).rejects.toThrow();
});

test('throws the problem that the API answered with, and when to come back', async () => {
  const problem = {
    type: 'https://setlist.example/problems/x',
    title: 'X',
    status: 503,
    requestId: 'r',
    currentVersion: 3,
  };
  answer = {
    status: 503,
    type: 'application/problem+json',
    body: JSON.stringify(problem),
    headers: { 'retry-after': '5' },
  };
  const failure = await createClient({ baseUrl })
    .listGenres()
    .catch((error) => error);
  expect(failure).toBeInstanceOf(ApiProblem);
  expect(failure).toMatchObject({ problem, retryAfter: 5 });
});

test('throws a problem also when something in between answered in its own words', async () => {
  answer = { status: 502, type: 'text/html', body: '<h1>Bad gateway</h1>' };
  await expect(createClient({ baseUrl }).listGenres()).rejects.toMatchObject({ problem: { status: 502 } });
});

test('throws a TypeError when the API cannot be reached', async () => {
  server.close();
  server.closeAllConnections();
  await expect(createClient({ baseUrl: 'http://127.0.0.1:9' }).listGenres()).rejects.toThrow(TypeError);
});
