import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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

/** Asks a server of which the one route answers what is given. */
async function ask(answer: unknown, { checkJson = true } = {}): Promise<Response> {
  const log = pino({ level: 'silent' });
  const route: Route = { contract, verb: () => answer as never };
  const deps = { env: { checkJson }, log } as Deps;
  const app = express();
  app.get(
    '/things',
    guard(route, deps, async () => undefined),
  );
  app.use(problemHandler(log));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/things`);
}

describe('what leaves the API', () => {
  test('is what the contract declares, with its version', async () => {
    const answer = await ask({ status: 200, version: 3, body: { name: 'One' } });
    expect(answer.headers.get('etag')).toBe('"3"');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toEqual({ name: 'One' });
    expect((await ask({ status: 204 })).status).toBe(204);
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

  test('is not parsed again where the check of JSON from Postgres is off', async () => {
    const json = '{"name":7}';
    expect(await (await ask({ status: 200, version: 1, json }, { checkJson: false })).text()).toBe(json);
  });
});
