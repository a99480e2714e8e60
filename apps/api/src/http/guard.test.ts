import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RouteContract } from '@setlist/contracts';
import { defineContract } from '@setlist/contracts/contract';
import express from 'express';
import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Deps } from '../context.ts';
import { guard } from './guard.ts';
import { problemHandler } from './problems.ts';
import type { Route } from './route.ts';

const contract = defineContract({
  method: 'get',
  path: '/things',
  tag: 'Things',
  summary: 'A thing',
  permission: 'public',
  query: z.strictObject({}),
  responses: {
    200: { description: 'The thing', body: z.strictObject({ name: z.string() }), etag: true },
    204: { description: 'None' },
  },
});

let server: Server | undefined;
afterEach(() => server?.close());

const text = defineContract({
  ...contract,
  permission: 'user',
  responses: { 200: { description: 'Words', body: z.string(), contentType: 'text/plain' } },
});

/** Asks a server of which the one route answers what is given. */
async function ask(
  answer: unknown,
  { checkJson = true, method = 'GET', of = contract as RouteContract, logged = [] as object[] } = {},
): Promise<Response> {
  const log = pino({}, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const route: Route = { contract: of, verb: () => answer as never };
  const deps = { env: { checkJson }, log } as Deps;
  const app = express();
  app.get(
    '/things',
    guard(route, deps, async () => undefined),
  );
  app.use(problemHandler(log));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/things`, { method });
}

describe('what leaves the API', () => {
  test('is what the contract declares, with its version', async () => {
    const answer = await ask({ status: 200, version: 3, body: { name: 'One' } });
    expect(answer.headers.get('etag')).toBe('"3"');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toEqual({ name: 'One' });
    expect((await ask({ status: 204 })).status).toBe(204);
  });

  test('is kept by nobody where it is for one person, and by whoever wants to where it is public', async () => {
    const cacheControl = async (of: RouteContract, body: unknown) =>
      (await ask({ status: 200, version: 1, body }, { of })).headers.get('cache-control');
    expect(await cacheControl(text, 'Words')).toBe('private, no-store');
    expect(await cacheControl(contract, { name: 'One' })).toBeNull();
  });

  test('is text where the contract says so, with the header fields of the answer and no version', async () => {
    const answer = await ask(
      { status: 200, version: 3, headers: { Location: '/there' }, body: 'No "JSON"' },
      { of: text },
    );
    expect(await answer.text()).toBe('No "JSON"');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('location')).toBe('/there');
    expect(answer.headers.get('etag')).toBeNull();
  });

  test('is only its head when no more is asked for', async () => {
    const answer = await ask({ status: 200, version: 3, body: { name: 'One' } }, { method: 'HEAD' });
    expect([answer.headers.get('content-length'), await answer.text()]).toEqual(['14', '']);
  });

  test('is JSON from Postgres as it came', async () => {
    const json = '{"name" : "One"}';
    expect(await (await ask({ status: 200, version: 1, json })).text()).toBe(json);
  });

  test.each([
    ['a status that is not declared', { status: 202, body: { name: 'One' } }],
    ['a field that is not declared', { status: 200, version: 1, body: { name: 'One', secret: 's3cret' } }],
    ['a field of another type', { status: 200, version: 1, body: { name: 7 } }],
    [
      'JSON from Postgres that is not what is declared',
      { status: 200, version: 1, json: '{"secret":"s3cret"}' },
    ],
  ])('is never %s', async (_, answer) => {
    const refused = await ask(answer);
    expect(refused.status).toBe(500);
    expect(await refused.text()).not.toContain('s3cret');
  });

  test('is logged where it is undeclared, by the route and the status', async () => {
    const logged: object[] = [];
    await ask({ status: 202, body: { name: 'One' } }, { logged });
    const message = 'get /things answered undeclared 202';
    expect(logged).toEqual([expect.objectContaining({ err: expect.objectContaining({ message }) })]);
  });

  test('is not parsed again where the check of JSON from Postgres is off', async () => {
    const json = '{"name":7}';
    expect(await (await ask({ status: 200, version: 1, json }, { checkJson: false })).text()).toBe(json);
  });
});
