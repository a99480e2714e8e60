import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { createKeysProbe } from './keys-probe.ts';

const IN_DOUBT = 'fetch failed';

afterEach(() => void vi.useRealTimers());

/** An identity provider's address for keys, which answers so, and how often it was asked. */
async function keysAt(answer: (response: ServerResponse) => void) {
  let asked = 0;
  const server = createServer((_, response) => {
    asked++;
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    asked: () => asked,
  };
}

test.each([
  "Unexpected 'alg' value",
  'signature verification failed',
  'no applicable key found in the JSON Web Key Set',
  'multiple matching keys found in the JSON Web Key Set',
  '"exp" claim timestamp check failed',
  'Invalid Compact JWS',
  'Unsupported "alg" value',
  'Token header is not an object',
  'JWT Claims Set must be a top-level JSON object',
  'JWS Protected Header is invalid',
  'Missing "kid"',
])('asks nobody where the token itself is at fault: %s', async (message) => {
  const keys = await keysAt((response) => response.writeHead(503).end());
  expect(await createKeysProbe(keys.url, 10_000)(message)).toBe(false);
  expect(keys.asked()).toBe(0);
});

test('blames the token where the keys can be had', async () => {
  const keys = await keysAt((response) => response.end('{}'));
  expect(await createKeysProbe(keys.url, 10_000)(IN_DOUBT)).toBe(false);
  expect(keys.asked()).toBe(1);
});

test('tells that the keys are away where they are refused', async () => {
  const keys = await keysAt((response) => response.writeHead(503).end());
  expect(await createKeysProbe(keys.url, 10_000)(`it says: ${IN_DOUBT}`)).toBe(true);
});

test('tells that the keys are away where nobody answers, or not in time', async () => {
  expect(await createKeysProbe('http://127.0.0.1:9/', 10_000)(IN_DOUBT)).toBe(true);
  const keys = await keysAt(() => {});
  expect(await createKeysProbe(keys.url, 50)(IN_DOUBT)).toBe(true);
});

test('asks once in two seconds, however many tokens fail', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const keys = await keysAt((response) => response.writeHead(503).end());
  const areAway = createKeysProbe(keys.url, 10_000);
  expect(await Promise.all([areAway(IN_DOUBT), areAway(IN_DOUBT)])).toEqual([true, true]);
  vi.advanceTimersByTime(2_000);
  expect(await areAway(IN_DOUBT)).toBe(true);
  expect(keys.asked()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await areAway(IN_DOUBT)).toBe(true);
  expect(keys.asked()).toBe(2);
});
