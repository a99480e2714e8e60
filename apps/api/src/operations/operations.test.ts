import { startTestApi, type TestApi } from '@setlist/api/test/api';
import { addHeardPlaylist } from '@setlist/api/test/music';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../start-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('says that it runs and that it is ready, without a token', async () => {
  expect(await (await api.send('GET /healthz')).text()).toBe('ok\n');
  expect(await (await api.send('GET /readyz')).text()).toBe('ready\n');
});

test('is alive but not ready while Postgres is gone, and answers 503 with Retry-After', async () => {
  const alone = await startTestApi({ tenant: api.tenant });
  try {
    await alone.token('jane');
    await alone.send('GET /genres', { as: 'jane' });
    const name = new URL(alone.database.databaseUrl).pathname.slice(1);
    await api.database.pool.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`);
    await api.database.pool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
      [name],
    );
    expect((await alone.send('GET /healthz')).status).toBe(200);
    await expect.poll(async () => (await alone.send('GET /readyz')).status).toBe(503);
    const answer = await alone.send('GET /songs', { as: 'jane' });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.text()).not.toMatch(/postgres|connection|database/i);
    await api.database.pool.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
    await expect.poll(async () => (await alone.send('GET /songs', { as: 'jane' })).status).toBe(200);
  } finally {
    await alone.close();
  }
});

test('serves OpenAPI and a page for people that runs no script', async () => {
  const document = await (await api.send('GET /openapi.json')).json();
  expect(document).toMatchObject({
    openapi: '3.1.1',
    paths: { '/songs': { get: { operationId: 'listSongs' } } },
  });
  const page = await api.send('GET /docs');
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await page.text();
  expect(html).toContain('/playlists/{playlistId}/plays');
  expect(html).toContain('id="recordPlay"');
  expect(html).not.toContain('<script');
});

test('shows metrics of requests, plays, role syncs and the pool, labelled by route', async () => {
  const playlist = await addHeardPlaylist(api, 'vera');
  const { playlistId, songs } = playlist;
  const body = { songId: songs[0]?.songId ?? '', heardMs: 30_000 };
  await api.as('jane').recordPlay({ params: { playlistId }, body });
  const text = await (await api.send('GET /metrics')).text();
  expect(text).toContain('setlist_plays_total{outcome="counted"} 1');
  expect(text).toContain('route="/playlists/{playlistId}/plays",status="201"');
  expect(text).not.toContain(playlistId);
  expect(text).toMatch(/setlist_role_sync_jobs\{state="waiting"\} \d/);
  expect(text).toMatch(/setlist_role_sync_lag_seconds \d/);
  expect(text).toMatch(/pg_pool_connections\{state="total"\} \d/);
});

test.each(['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'])(
  'shows no metrics to whom a proxy on this machine passes on, as %s tells',
  async (name) => {
    expect((await api.send('GET /metrics', { headers: { [name]: '203.0.113.9' } })).status).toBe(404);
  },
);

test.each(['/healthz', '/readyz', '/metrics', '/docs', '/openapi.json'])(
  '%s tells what is allowed, and refuses other methods with it',
  async (path) => {
    const allow = 'GET, HEAD, OPTIONS';
    const [told, refused] = [await api.send(`OPTIONS ${path}`), await api.send(`POST ${path}`)];
    expect([told.status, told.headers.get('allow')]).toEqual([204, allow]);
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, allow]);
  },
);

test('limits requests of each caller, and tells when to come back', async () => {
  const limited = await startTestApi({ tenant: api.tenant, env: { rateLimit: { caller: 5, anonymous: 3 } } });
  try {
    const ask = (as?: 'jane' | 'vera') => limited.send('GET /genres', as ? { as } : {});
    const statuses: number[] = [];
    for (let i = 0; i < 7; i++) statuses.push((await ask('jane')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const refused = await ask('jane');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('vera')).status).toBe(200);
    for (let i = 0; i < 3; i++) expect((await ask()).status).toBe(401);
    expect((await ask()).status).toBe(429);
    expect((await ask('vera')).status).toBe(200);
  } finally {
    await limited.close();
  }
});

test('says what to do when its port is taken, and leaves nothing running', async () => {
  const port = Number(new URL(api.url).port);
  await expect(startApi({ ...api.api.deps.env, port }, api.api.deps.log)).rejects.toThrow(/API_PORT/);
  const listening = async () => {
    const { rows } = await api.database.pool.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN user_events%'",
    );
    return rows.length;
  };
  await expect.poll(listening).toBe(1);
});

test('says what to do when Postgres is not there, without the password', async () => {
  const env = { ...api.api.deps.env, databaseUrl: 'postgres://setlist:hidden@127.0.0.1:9/setlist' };
  const starting = startApi(env, api.api.deps.log);
  await expect(starting).rejects.toThrow('No server answers at postgres://127.0.0.1:9/setlist');
  await expect(starting).rejects.not.toThrow(/hidden/);
});

test('lets a running request end before it stops, and takes no new one', async () => {
  const stopping = await startTestApi({ tenant: api.tenant });
  await stopping.token('jane');
  const blocker = await stopping.database.pool.connect();
  await blocker.query('BEGIN; LOCK TABLE genres IN ACCESS EXCLUSIVE MODE');
  const running = stopping.send('GET /genres', { as: 'jane' });
  await expect
    .poll(async () => {
      const { rows } = await blocker.query('SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted');
      return rows[0].n;
    })
    .toBeGreaterThan(0);
  const closed = stopping.close();
  await expect(fetch(`${stopping.url}/healthz`)).rejects.toThrow();
  await blocker.query('COMMIT');
  blocker.release();
  expect((await running).status).toBe(200);
  await closed;
});
