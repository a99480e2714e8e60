import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import type { Subscriber } from '../../store/changes.ts';
import { streamChanges } from './event-stream.ts';

/** The stream of changes of which `during` happens while the subscription is being made. */
async function openStream(
  during: (subscriber: Subscriber) => void,
  method: 'GET' | 'HEAD' = 'GET',
): Promise<Response> {
  const subscribe = async (subscriber: Subscriber) => {
    // At the last moment: after it, nothing else runs before the subscription is there.
    await Promise.resolve();
    during(subscriber);
    return () => undefined;
  };
  const app = express().get('/', streamChanges({ subscribe, close: () => undefined }));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { method });
}

test('a change that comes while the subscription is being made is the first of the stream', async () => {
  const change = { table: 'users', id: 'auth0|vera' };
  const response = await openStream((subscriber) => {
    subscriber.onChange(change);
    setImmediate(() => subscriber.onEnd());
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const text = await response.text();
  expect(text).toContain(`event: change\ndata: ${JSON.stringify(change)}\n\n`);
  expect(text).toContain('retry: 1000');
});

test('an end that comes while the subscription is being made is the end of a stream, so that the browser comes back', async () => {
  const response = await openStream((subscriber) => subscriber.onEnd());
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(await response.text()).toBe('');
});

test('HEAD gets the head, and nothing is subscribed that nobody would end', async () => {
  let subscribed = 0;
  const response = await openStream(() => void subscribed++, 'HEAD');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(subscribed).toBe(0);
});
