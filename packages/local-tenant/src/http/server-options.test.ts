import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { startTestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UNLIMITED_SWITCHES } from '../switches/switches.ts';
import { serverOptions } from './server-options.ts';

// The same as the tenant's, with shorter seconds.
const SECOND = 20;

let server: Server;
beforeAll(async () => {
  server = createServer(serverOptions({ second: SECOND }), async (request, response) => {
    response.end(await text(request).catch(() => ''));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => void server.close());

const open = () => connect((server.address() as AddressInfo).port, '127.0.0.1');

test.each([
  ['a body that does not come', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab'],
  ['headers that do not end', 'POST / HTTP/1.1\r\nHost: x\r\n'],
])('answers 408 to %s', async (_what, sent) => {
  const socket = open();
  socket.write(sent);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
});

test('keeps a connection for whoever pauses longer than a request may take', async () => {
  const socket = open();
  const ask = async () => {
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    return String((await once(socket, 'data'))[0]);
  };
  expect(await ask()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  // As long as it takes a slow request on another connection to be given up.
  const slow = open();
  slow.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n');
  expect(await text(slow)).toMatch(/^HTTP\/1\.1 408 /);
  expect(await ask()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  socket.destroy();
});

test('the tenant waits so long for its clients', async () => {
  const tenant = await startTestTenant();
  const answer = await fetch(`${tenant.issuer}.well-known/jwks.json`);
  await tenant.close();
  expect(answer.headers.get('keep-alive')).toBe('timeout=75');
  expect(serverOptions()).toMatchObject({ headersTimeout: 15_000, requestTimeout: 30_000 });
});

test('a tenant that stops waits for answers under way, and not for clients that keep their connection', async () => {
  const switches = {
    ...UNLIMITED_SWITCHES,
    disturbance: { latencyMs: 300, answer: 'normal', scope: 'everything' } as const,
  };
  const tenant = await startTestTenant({ options: { switches } });
  const socket = connect(tenant.port, '127.0.0.1');
  socket.write(
    `GET /.well-known/jwks.json HTTP/1.1\r\nHost: localhost:${tenant.port}\r\nExpect: 100-continue\r\n\r\n`,
  );
  expect(String((await once(socket, 'data'))[0])).toContain('100 Continue');
  const answer = text(socket);
  await tenant.close();
  expect(await answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
}, 20_000);
