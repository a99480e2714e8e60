import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { isUnsent } from './is-unsent.ts';

const failureOf = (url: string, signal?: AbortSignal) =>
  fetch(url, signal ? { signal } : {}).then(
    () => expect.fail('It was answered.'),
    (error: unknown) => error,
  );

/** Starts a server that answers nothing, and breaks the connection off where it is told to. */
async function startSilent({ breaksOff = false } = {}): Promise<string> {
  const server = createServer((request) => void (breaksOff && request.socket.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('nothing was sent to a port that nobody listens at', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  expect(isUnsent(await failureOf(`http://127.0.0.1:${port}/`))).toBe(true);
});

test('a request may have been carried out when the connection breaks, or when nobody waits any longer', async () => {
  expect(isUnsent(await failureOf(await startSilent({ breaksOff: true })))).toBe(false);
  expect(isUnsent(await failureOf(await startSilent(), AbortSignal.timeout(100)))).toBe(false);
});
