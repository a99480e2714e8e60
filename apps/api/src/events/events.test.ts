import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { type Person, startTestApi, type TestApi } from '@setlist/api/test/api';
import { addHeardPlaylist, addPlaylist } from '@setlist/api/test/music';
import { createClient, LiveEvent } from '@setlist/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { insertEvents } from '../live/insert-events.ts';
import { startApi } from '../start-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
const open = new Set<{ close(): void }>();
afterEach(async () => {
  for (const stream of open) stream.close();
  open.clear();
  await api.database.pool.query('DELETE FROM user_events');
});
afterAll(() => api.close());

/** Opens a stream and keeps what comes. */
async function listenTo(target: TestApi, person: Person, lastEventId?: string) {
  const aborter = new AbortController();
  const headers: Record<string, string> = { authorization: `Bearer ${await target.token(person)}` };
  if (lastEventId !== undefined) headers['last-event-id'] = lastEventId;
  const response = await fetch(`${target.url}/events`, { headers, signal: aborter.signal });
  const events: { id: string; event: LiveEvent }[] = [];
  let text = '';
  const reading = (async () => {
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const id = /^id: (.*)$/m.exec(message)?.[1] ?? '';
        const data = /^data: (.*)$/m.exec(message)?.[1];
        if (data) events.push({ id, event: LiveEvent.parse(JSON.parse(data)) });
      }
    }
  })().catch(() => {});
  const stream = { response, events, ended: reading, close: () => aborter.abort() };
  open.add(stream);
  return stream;
}

const tell = (userId: string, event: LiveEvent) => insertEvents(api.database.pool, [{ userId, event }]);

/** The totals that are kept as events of a person about a playlist. */
const keptFor = async (userId: string, playlistId: string) => {
  const { rows } = await api.database.pool.query(
    "SELECT DISTINCT data->'total' AS total FROM user_events WHERE user_id = $1 AND data->>'playlistId' = $2 ORDER BY 1",
    [userId, playlistId],
  );
  return rows.map(({ total }) => total);
};

/** The totals of a playlist that a stream has told, each once: two processes with pages of a person both write. */
const totalsIn = (stream: { events: { event: LiveEvent }[] }, playlistId: string) => {
  const totals = stream.events.flatMap(({ event }) =>
    event.type === 'plays' && event.playlistId === playlistId ? [event.total] : [],
  );
  return [...new Set(totals)];
};

describe('GET /events', () => {
  test('streams with headers that keep proxies from holding it back', async () => {
    const { response } = await listenTo(api, 'jane');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-accel-buffering': 'no',
    });
  });

  test('tells the caller’s events as they happen, in order, and nobody else’s', async () => {
    const jane = await listenTo(api, 'jane');
    await tell('auth0|vera', { type: 'role', editor: true });
    await tell('auth0|jane', { type: 'role', editor: true });
    await tell('auth0|jane', { type: 'role', editor: false });
    await expect
      .poll(() => jane.events.map(({ event }) => event))
      .toEqual([
        { type: 'role', editor: true },
        { type: 'role', editor: false },
      ]);
  });

  test('begins with what has changed since the token was issued, not with plays', async () => {
    await api.token('vera');
    const plays = { type: 'plays', playlistId: randomUUID(), total: 7 } as const;
    await tell('auth0|vera', { type: 'role', editor: true });
    await api.database.pool.query("UPDATE user_events SET created_at = now() - interval '1 hour'");
    await tell('auth0|vera', plays);
    await tell('auth0|vera', { type: 'role', editor: false });
    const vera = await listenTo(api, 'vera');
    await expect.poll(() => vera.events.map(({ event }) => event)).toEqual([{ type: 'role', editor: false }]);
  });

  test('begins with now when nothing has changed since the token was issued', async () => {
    await tell('auth0|max', { type: 'plays', playlistId: randomUUID(), total: 7 });
    const max = await listenTo(api, 'max');
    await tell('auth0|max', { type: 'plan', plan: 'full' });
    await expect.poll(() => max.events.map(({ event }) => event)).toEqual([{ type: 'plan', plan: 'full' }]);
  });

  test('resumes after the last event the client saw', async () => {
    const first = await listenTo(api, 'max');
    await tell('auth0|max', { type: 'plan', plan: 'free' });
    await expect.poll(() => first.events).toHaveLength(1);
    first.close();
    await tell('auth0|max', { type: 'role', editor: true });
    const resumed = await listenTo(api, 'max', first.events[0]?.id);
    await expect
      .poll(() => resumed.events.map(({ event }) => event))
      .toEqual([{ type: 'role', editor: true }]);
  });

  test('tells several pages of one person', async () => {
    const pages = await Promise.all([listenTo(api, 'vera'), listenTo(api, 'vera')]);
    await tell('auth0|vera', { type: 'role', editor: true });
    for (const page of pages) await expect.poll(() => page.events).toHaveLength(1);
  });

  test('tells an owner that a play counted', async () => {
    const playlist = await addHeardPlaylist(api, 'vera');
    const vera = await listenTo(api, 'vera');
    const { playlistId } = playlist;
    const body = { songId: playlist.songs[0]?.songId ?? '', heardMs: 30_000 };
    await api.as('jane').recordPlay({ params: { playlistId }, body });
    await expect
      .poll(() => vera.events.map(({ event }) => event))
      .toEqual([{ type: 'plays', playlistId, total: 1 }]);
  });

  test('tells an owner whose page is at another process, and again when it resumes', async () => {
    const other = await startApi({ ...api.api.deps.env, port: 0 }, api.api.deps.log);
    try {
      const playlist = await addHeardPlaylist(api, 'vera');
      const { playlistId } = playlist;
      const body = { songId: playlist.songs[0]?.songId ?? '', heardMs: 30_000 };
      const vera = await listenTo({ ...api, url: other.url }, 'vera');
      await api.as('jane').recordPlay({ params: { playlistId }, body });
      await expect.poll(() => totalsIn(vera, playlistId)).toEqual([1]);
      vera.close();
      await expect.poll(() => other.deps.events.streamsOf('auth0|vera')).toBe(0);
      await api.as('max').recordPlay({ params: { playlistId }, body });
      await expect.poll(() => keptFor('auth0|vera', playlistId)).toEqual([1, 2]);
      const resumed = await listenTo({ ...api, url: other.url }, 'vera', vera.events.at(-1)?.id);
      // The first total may come once more: the other process writes it too, where she has had a page open a moment ago.
      await expect.poll(() => totalsIn(resumed, playlistId).at(-1)).toBe(2);
    } finally {
      for (const stream of open) stream.close();
      await other.close();
    }
  });

  test('keeps nothing of plays for an owner who has no page open', async () => {
    const [quiet, watched] = [await addHeardPlaylist(api, 'jesse'), await addHeardPlaylist(api, 'vera')];
    const vera = await listenTo(api, 'vera');
    for (const { playlistId, songs } of [quiet, watched]) {
      const body = { songId: songs[0]?.songId ?? '', heardMs: 30_000 };
      await api.as('jane').recordPlay({ params: { playlistId }, body });
    }
    await expect.poll(() => vera.events).toHaveLength(1);
    expect(await keptFor('auth0|jesse', quiet.playlistId)).toEqual([]);
  });

  test('goes on after the connection that listens was lost', async () => {
    const jesse = await listenTo(api, 'jesse');
    await api.database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query = 'LISTEN user_events'`,
    );
    await tell('auth0|jesse', { type: 'role', editor: true });
    await expect.poll(() => jesse.events.length).toBe(1);
  });

  test('refuses more streams of one person than a few', async () => {
    for (let i = 0; i < 12; i++) await listenTo(api, 'jane');
    const { response } = await listenTo(api, 'jane');
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('refuses more streams also when they are asked for at once, and forgets those that left', async () => {
    const max = await Promise.all(Array.from({ length: 20 }, () => listenTo(api, 'max')));
    expect(max.filter(({ response }) => response.status === 200)).toHaveLength(12);
    for (const stream of max) stream.close();
    const { events } = api.api.deps;
    await expect.poll(() => events.streamsOf('auth0|max')).toBe(0);
    // Some of these leave before the answer has begun.
    const token = await api.token('max');
    const leaving = Array.from({ length: 12 }, async () => {
      const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
      await once(socket, 'connect');
      const head = `GET /events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`;
      socket.write(head, () => socket.destroy());
      await once(socket, 'close');
    });
    await Promise.all(leaving);
    const again = await listenTo(api, 'max');
    expect(again.response.status).toBe(200);
    await expect.poll(() => events.streamsOf('auth0|max')).toBe(1);
  });

  test.each(['x', '-1', '1'.repeat(20)])('refuses to resume after "%s"', async (lastEventId) => {
    expect((await listenTo(api, 'jane', lastEventId)).response.status).toBe(422);
  });

  test('ends when the token does', async () => {
    const { access_token } = await api.tenant.signIn({ email: 'jane.doe@example.com' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 - 1_000 });
    try {
      const headers = { authorization: `Bearer ${access_token}` };
      const response = await fetch(`${api.url}/events`, { headers });
      expect(response.status).toBe(200);
      expect(await response.text()).toMatch(/^retry: 2000\nid: \d+\n\n$/);
    } finally {
      vi.useRealTimers();
    }
  });

  test('ends when the API stops', async () => {
    const soon = await startTestApi({ tenant: api.tenant });
    const stream = await listenTo(soon, 'jane');
    await soon.close();
    await stream.ended;
    expect(stream.response.status).toBe(200);
  });
});

describe('plans', () => {
  test('a plan that an administrator changes reaches the open page, and then the API', async () => {
    const watching = await startTestApi({ tenant: api.tenant, env: { watchPlansMs: 200 } });
    onTestFinished(() => watching.close());
    const page = await listenTo(watching, 'jesse');
    await watching.api.deps.identity.patchUser('auth0|jesse', { app_metadata: { plan: 'full' } });
    await expect
      .poll(() => page.events.map(({ event }) => event))
      .toContainEqual({ type: 'plan', plan: 'full' });
    const { access_token } = await api.tenant.signIn({ email: 'jesse@setlist.example' });
    const client = createClient({ baseUrl: watching.url, token: access_token });
    for (let i = 0; i < 6; i++) await client.createPlaylist({ body: { name: `More ${i}` } });
    expect((await client.listPlaylists()).body.items.length).toBeGreaterThan(5);
  });

  test('a plan that becomes smaller deletes nothing, and only adding stops', async () => {
    const playlist = await addPlaylist(api, 'jane', { songs: 0 });
    for (let i = 0; i < 5; i++) await addPlaylist(api, 'jane', { songs: 0 });
    await api.api.deps.identity.patchUser('auth0|jane', { app_metadata: { plan: 'free' } });
    const { access_token } = await api.tenant.signIn({ email: 'jane.doe@example.com' });
    const client = createClient({ baseUrl: api.url, token: access_token });
    expect((await client.listPlaylists()).body.items).toHaveLength(6);
    await expect(client.createPlaylist({ body: { name: 'One more' } })).rejects.toMatchObject({
      problem: { type: 'https://setlist.example/problems/plan-limit', limit: 5, plan: 'free' },
    });
    const { playlistId } = playlist;
    const headers = { 'if-match': '"1"' };
    expect(
      (await client.updatePlaylist({ params: { playlistId }, headers, body: { name: 'Still mine' } })).status,
    ).toBe(200);
  });
});
