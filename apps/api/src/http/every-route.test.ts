import { someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { contracts, type RouteContract } from '@setlist/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BODY_LIMIT } from './read-json.ts';

let api: TestApi;
let machine: string;
beforeAll(async () => {
  api = await startTestApi();
  // The Actions' client is a machine that the API knows; what it may do is read plays and nothing else.
  machine = await api.tenant.machineToken(api.tenant.clients.actions, 'https://api.setlist.example');
  await api.token('vera');
});
afterAll(() => api.close());

const all = Object.entries(contracts as Record<string, RouteContract>).map(([name, contract]) => ({
  name,
  contract,
  request: `${contract.method.toUpperCase()} ${contract.path.replace(/\{\w+\}/g, someId())}`,
}));
const withBody = all.filter(({ contract }) => contract.body);
const peoplesOwn = all.filter(({ contract }) => contract.permission === 'user');

describe.each(all)('$name', ({ request, contract }) => {
  test('refuses a request without a token, with a challenge', async () => {
    const answer = await api.send(request);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="api"');
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({
      status: 401,
      title: expect.any(String),
      requestId: expect.any(String),
    });
  });

  test('names a query field that it does not know', async () => {
    const answer = await api.send(`${request}?surprise=1`, {
      as: 'vera',
      ...(contract.body ? { body: {} } : {}),
    });
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: unknown[] };
    expect(errors).toContainEqual({
      in: 'query',
      field: 'surprise',
      detail: 'is not a field that is known here',
    });
  });

  test('does not take a token from the query', async () => {
    const answer = await api.send(`${request}?access_token=${await api.token('vera')}`);
    expect(answer.status).toBe(401);
  });
});

test.each(peoplesOwn)('$name refuses a machine', async ({ request }) => {
  const answer = await api.send(request, { headers: { authorization: `Bearer ${machine}` } });
  expect(answer.status).toBe(403);
});

test.each(all.filter(({ contract }) => contract.permission === 'editor'))(
  '$name refuses a listener',
  async ({ request }) => {
    const answer = await api.send(request, { as: 'jane', body: request.startsWith('GET') ? undefined : {} });
    expect(answer.status).toBe(403);
  },
);

test.each(all.filter(({ contract }) => contract.params))(
  '$name finds nothing at an id of the wrong form',
  async ({ contract }) => {
    const path = contract.path.replace(/\{\w+\}/g, '1%27%20OR%201=1--');
    const answer = await api.send(`${contract.method.toUpperCase()} ${path}`, { as: 'vera' });
    expect(answer.status).toBe(404);
  },
);

describe.each(withBody)('$name, given a bad body,', ({ request }) => {
  test('answers 400 to JSON that cannot be read', async () => {
    const answer = await api.send(request, { as: 'vera', body: '{"a": ' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ detail: 'The body is not valid JSON.' });
  });

  test('answers 415 to another type', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect((await api.send(request, { as: 'vera', headers, body: '{}' })).status).toBe(415);
  });

  test('answers 413 to one that is too large', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(BODY_LIMIT) });
    expect((await api.send(request, { as: 'vera', body })).status).toBe(413);
  });

  test('names a field that it does not know', async () => {
    const answer = await api.send(request, { as: 'vera', body: { surprise: 1, user_id: 'auth0|jane' } });
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { field: string }[] };
    expect(errors.map((error) => error.field)).toEqual(expect.arrayContaining(['surprise', 'user_id']));
  });

  test('asks for one when there is none', async () => {
    const answer = await api.send(request, { as: 'vera' });
    expect(answer.status).toBe(422);
  });
});

test('answers 405 with what is allowed to a method that a path does not have', async () => {
  const answer = await api.send('DELETE /songs', { as: 'jane' });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
});

test('answers OPTIONS with what is allowed, without a token', async () => {
  const answer = await api.send('OPTIONS /songs');
  expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
});

test('sends the security headers with every answer, also where nothing is', async () => {
  for (const path of ['/songs', '/nothing', '/healthz']) {
    expect(Object.fromEntries((await api.send(`GET ${path}`)).headers)).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  }
});

test('answers 404 to a path that does not exist', async () => {
  const answer = await api.send('GET /nothing', { as: 'jane' });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ type: 'https://setlist.example/problems/not-found' });
});

test('answers HEAD like GET, without a body', async () => {
  const answer = await api.send('HEAD /genres', { as: 'jane' });
  expect(answer.status).toBe(200);
  expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(10);
  expect(await answer.text()).toBe('');
});

test('keeps private data out of caches, and sends no CORS header to a foreign origin', async () => {
  const answer = await api.send('GET /songs', { as: 'jane', headers: { origin: 'https://evil.example' } });
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('logs one line for each request, without tokens or queries', async () => {
  const answer = await api.send('GET /songs?q=secret-wish', { as: 'jane' });
  const requestId = answer.headers.get('x-request-id');
  await expect
    .poll(() => api.logged.filter((line) => line.requestId === requestId))
    .toEqual([expect.objectContaining({ method: 'GET', path: '/songs', status: 200, userId: 'auth0|jane' })]);
  const text = JSON.stringify(api.logged);
  expect(text).not.toContain('secret-wish');
  expect(text).not.toContain(await api.token('jane'));
});
