import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { ask, post } from './ask.ts';

/** A server that answers each request with this, and what it was sent. */
async function serve(status: number, body: string) {
  const sent: { method: string | undefined; type: string | undefined; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const { method, headers } = request;
    const chunks = await request.toArray();
    sent.push({ method, type: headers['content-type'], body: Buffer.concat(chunks).toString() });
    response.writeHead(status).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const close = () => server.close();
  onTestFinished(() => void close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, sent, close };
}

test.each([
  [200, { ok: true, value: 'the answer' }],
  [404, { ok: false, failure: { kind: 'not-found', fields: {} } }],
])('hands on the outcome that a route answers with %i', async (status, outcome) => {
  expect(await ask((await serve(status, JSON.stringify(outcome))).url)).toEqual(outcome);
});

test.each(['Nobody is signed in.', '{"ok":false,"failure":{"kind":"signed-out","fields":{}}}'])(
  'says that nobody is signed in any more, be it by the proxy or by a route: %s',
  async (body) => {
    const { url } = await serve(401, body);
    const signedOut = { ok: false, failure: { kind: 'signed-out', fields: {} } };
    expect([await ask(url), await post(url, { madeFor: 'auth0|vera' })]).toEqual([signedOut, signedOut]);
  },
);

test('tells no answer from one that is no outcome', async () => {
  const { url, close } = await serve(500, 'Internal Server Error');
  expect(await ask(url)).toMatchObject({ failure: { kind: 'other' } });
  close();
  expect(await ask(url)).toMatchObject({ failure: { kind: 'unanswered' } });
});

test('posts whom the page was made for, as JSON', async () => {
  const { url, sent } = await serve(200, '{"ok":true,"value":null}');
  expect(await post(url, { madeFor: 'auth0|vera' })).toEqual({ ok: true, value: null });
  expect(sent).toEqual([{ method: 'POST', type: 'application/json', body: '{"madeFor":"auth0|vera"}' }]);
});
