import { type Person, someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { dataIn } from '@setlist/api/test/findings';
import { addPlaylist } from '@setlist/api/test/music';
import { startTenantLine } from '@setlist/api/test/tenant-line';
import { XRAY_HEADER, type XrayRequest } from '@setlist/contracts';
import { everyField } from '@setlist/contracts/fields';
import { managementClient } from '@setlist/local-tenant/test/management';
import { holdTransaction } from '@setlist/postgres/test/hold-transaction';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  // So that no request below is the first of its token, which writes the person down, or the first for which the API
  // needs a token of its own.
  for (const person of ['vera', 'jane', 'max'] as const) await api.as(person).getDisplayName();
});
afterAll(() => api.close());

/** Sends a request to be recorded, reads its answer, and returns its status and id. */
async function send(person: Person, request: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await api.send(request, { as: person, body, headers: { [XRAY_HEADER]: '1', ...headers } });
  await answer.text();
  return { status: answer.status, requestId: answer.headers.get('x-request-id') ?? '' };
}

const told = async (person: Person, requestId: string): Promise<XrayRequest> =>
  (await api.as(person).getXrayRequest({ params: { requestId } })).body;

const ask = async (person: Person, request: string, body?: unknown) =>
  told(person, (await send(person, request, body)).requestId);

const statusOf = async (person: Person, requestId: string, of = api) =>
  (await of.send(`GET /xray/requests/${requestId}`, { as: person })).status;

describe('a request that asks to be recorded', () => {
  test('is told to its caller: what it was, when, how it ended, and where its verb is written', async () => {
    const before = Date.now();
    const { requestId } = await send('jane', 'GET /songs?limit=3&q=secret-wish');
    const record = await told('jane', requestId);
    expect(record).toMatchObject({
      ...{ requestId, method: 'GET', path: '/songs', status: 200, calls: [], leftOut: 0 },
      operation: {
        operationId: 'listSongs',
        path: '/songs',
        docs: 'http://localhost:4000/docs#listSongs',
        file: 'apps/api/src/songs/list-songs.ts',
      },
    });
    const at = Date.parse(record.at);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
    expect(record.ms).toBeGreaterThan(record.statements[0]?.ms ?? Number.NaN);
  });

  test('tells of a statement of prisma/sql its file, parameters, and the finished JSON that it returned', async () => {
    await addPlaylist(api, 'jane', { name: 'Surf' });
    const { statements } = await ask('jane', 'GET /playlists?limit=2');
    expect(statements).toEqual([
      {
        text: expect.stringContaining('FROM playlists'),
        files: ['prisma/sql/list-playlists.sql'],
        params: ['auth0|jane', expect.any(String), 2, null],
        ms: expect.any(Number),
        rowCount: 1,
        rows: [
          {
            json: {
              items: expect.arrayContaining([expect.objectContaining({ name: 'Surf' })]),
              nextCursor: null,
            },
          },
        ],
        error: null,
      },
    ]);
    expect(statements[0]?.ms).toBeGreaterThan(0);
  });

  test('tells of what Prisma Client asked, by the names of the columns, and of its transaction', async () => {
    const read = await ask('jane', 'GET /genres');
    expect(read.statements).toMatchObject([
      { files: [], rowCount: expect.any(Number), rows: expect.any(Array) },
    ]);
    expect(read.statements[0]?.rows[0]).toHaveProperty('name');
    const { playlistId, version } = await addPlaylist(api, 'jane', { name: 'Waves' });
    const headers = { 'if-match': `"${version}"` };
    const { requestId } = await send('jane', `PATCH /playlists/${playlistId}`, { name: 'Tides' }, headers);
    const { statements } = await told('jane', requestId);
    const texts = statements.map(({ text }) => text);
    expect([texts[0], texts.at(-1)]).toEqual(['BEGIN', 'COMMIT']);
    expect(texts.some((text) => /^UPDATE "public"\."playlists"/.test(text))).toBe(true);
    // The same in a transaction of Prisma's, where it is not prepared under its name.
    expect(statements.at(-2)?.files).toEqual(
      expect.arrayContaining(['prisma/sql/find-playlist.sql', 'prisma/sql/find-playlist-songs.sql']),
    );
  });

  test('tells of rows the first, of a long list in them the first, and how many there are', async () => {
    const { statements } = await ask('jane', 'GET /genres');
    expect(statements[0]?.rowCount).toBeGreaterThan(5);
    expect(statements[0]?.rows).toHaveLength(5);
    const songs = Array.from({ length: 40 }, (_, n) => ({
      ...{ userId: 'auth0|max', songId: someId(), genreName: 'Jazz' },
      ...{ songname: `${n}`.padEnd(200, 'x'), artist: 'y'.repeat(200) },
    }));
    await api.database.prisma.song.createMany({ data: songs });
    const [listed] = (await ask('max', 'GET /songs?limit=40')).statements;
    const items = Array(5).fill(expect.objectContaining({ genre: 'Jazz' }));
    expect(listed?.rows).toEqual([{ json: { items: [...items, '… and 35 more'], nextCursor: null } }]);
  });

  test('tells of calls to the identity provider what was sent and answered about the caller', async () => {
    const { calls, statements } = await ask('vera', 'PUT /displayName', { displayName: 'Vera of the Sea' });
    const path = expect.stringMatching(/^\/api\/v2\/users\/auth0%7Cvera/);
    expect(calls).toMatchObject([
      { method: 'GET', path, status: 200, received: { user_metadata: {}, app_metadata: {} } },
      {
        ...{
          method: 'PATCH',
          path,
          status: 200,
          sent: { user_metadata: { displayName: 'Vera of the Sea' } },
        },
        received: { user_id: 'auth0|vera', user_metadata: { displayName: 'Vera of the Sea' } },
      },
    ]);
    for (const { ms } of calls) expect(ms).toBeGreaterThan(0);
    expect(statements).toMatchObject([
      { rows: [{ user_id: 'auth0|vera', display_name: 'Vera of the Sea' }] },
    ]);
  });

  test('is told with its status when it was refused, and with the SQLSTATE of a statement that failed', async () => {
    const missing = await send('jane', `GET /playlists/${someId()}`);
    expect(await told('jane', missing.requestId)).toMatchObject({
      status: 404,
      operation: { operationId: 'getPlaylist' },
      statements: [{ rowCount: 0, rows: [] }],
    });
    const invalid = await send('jane', 'POST /songs', { surprise: 1 });
    expect(await told('jane', invalid.requestId)).toMatchObject({ status: 422, statements: [] });
    const unlock = await holdTransaction(api.database.pool, (holder) =>
      holder.query('LOCK TABLE genres IN ACCESS EXCLUSIVE MODE'),
    );
    const failing = send('jane', 'GET /genres');
    await cancelWaiting();
    await unlock();
    expect(await told('jane', (await failing).requestId)).toMatchObject({
      status: 503,
      statements: [{ error: '57014', rows: [] }],
    });
  });

  test('is told of HEAD by the operation of GET', async () => {
    expect(await ask('jane', 'HEAD /genres')).toMatchObject({
      ...{ method: 'HEAD', status: 200, operation: { operationId: 'listGenres' } },
    });
  });

  test('is told until its answer begins, also of a stream, which has not ended then', async () => {
    const abort = new AbortController();
    onTestFinished(() => abort.abort());
    const answer = await fetch(`${api.url}/events`, {
      headers: { authorization: `Bearer ${await api.token('jane')}`, [XRAY_HEADER]: '1' },
      signal: abort.signal,
    });
    expect(await told('jane', answer.headers.get('x-request-id') ?? '')).toMatchObject({
      status: 200,
      operation: { operationId: 'streamEvents' },
    });
  });

  test('is one of which every field that the contract names is told', async () => {
    const answers = [
      await ask('vera', 'PUT /displayName', { displayName: 'Vera again' }),
      await ask('vera', 'GET /genres'),
    ];
    const seen = new Set(answers.flatMap((answer) => dataIn(answer).map(({ path }) => path)));
    const RECORD = 'getXrayRequest 200 ';
    const fields = everyField().filter(
      ({ path, origin }) => path.startsWith(RECORD) && origin?.['x-home'] === 'request',
    );
    const unseen = fields
      .map(({ path }) => path.slice(RECORD.length))
      .filter((path) => ![...seen].some((each) => each === path || each.startsWith(`${path}.`)));
    expect(fields.length).toBeGreaterThan(20);
    expect(unseen).toEqual(['statements[].files[]']);
  });
});

/** Cancels the statement that waits for a lock, as soon as one does. */
async function cancelWaiting() {
  const cancel = `SELECT pg_cancel_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  await expect.poll(async () => (await api.database.pool.query(cancel)).rowCount).toBe(1);
}

describe('nobody is told', () => {
  test('of a request that did not ask for it', async () => {
    for (const headers of [{}, { [XRAY_HEADER]: '0' }, { [XRAY_HEADER]: 'true' }] as Record<
      string,
      string
    >[]) {
      const answer = await api.send('GET /genres', { as: 'jane', headers });
      expect(await statusOf('jane', answer.headers.get('x-request-id') ?? '')).toBe(404);
    }
  });

  test('of somebody else’s, also when they choose the same id', async () => {
    const { requestId } = await send('jane', 'GET /genres', undefined, { 'x-request-id': 'chosen-by-both' });
    expect(requestId).toBe('chosen-by-both');
    expect(await statusOf('vera', requestId)).toBe(404);
    await send('vera', 'GET /songs', undefined, { 'x-request-id': 'chosen-by-both' });
    expect(await told('jane', requestId)).toMatchObject({ operation: { operationId: 'listGenres' } });
    expect(await told('vera', requestId)).toMatchObject({ operation: { operationId: 'listSongs' } });
  });

  test('of what another’s request did at the same time', async () => {
    const both = await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        const person = index % 2 ? 'vera' : 'jane';
        return send(person, index % 4 < 2 ? 'GET /genres/getFav' : 'GET /displayName').then(
          ({ requestId }) => ({
            person,
            requestId,
          }),
        );
      }),
    );
    for (const { person, requestId } of both) {
      const other = person === 'vera' ? 'jane' : 'vera';
      const record = await told(person as Person, requestId);
      expect(record.statements.length + record.calls.length).toBeGreaterThan(0);
      expect(JSON.stringify(record)).not.toContain(`auth0|${other}`);
      expect(JSON.stringify(record)).not.toContain(`auth0%7C${other}`);
    }
  });

  test('of the user ids of others, whose public things a statement reads', async () => {
    const { playlistId } = await addPlaylist(api, 'vera', { name: 'Evening', visibility: 'public' });
    const body = { songId: someId(), heardMs: 1 };
    const record = await ask('jane', `POST /playlists/${playlistId}/plays`, body);
    expect(record.statements[0]?.rows).toMatchObject([{ ownerId: 'somebody else' }]);
    expect(record.statements[0]?.params).toContain('auth0|jane');
  });

  test('of a request without a valid token', async () => {
    const headers = { [XRAY_HEADER]: '1', 'x-request-id': 'nobody-of-us' };
    expect((await api.send('GET /genres', { headers })).status).toBe(401);
    expect(await statusOf('jane', 'nobody-of-us')).toBe(404);
  });

  test('of secrets: tokens, the secret of the API’s client, and headers', async () => {
    const own = await startTestApi({ tenant: api.tenant });
    onTestFinished(() => own.close());
    // The first call of this process to the Management API, so that it gets its token on the way.
    const answer = await own.send('GET /displayName', { as: 'vera', headers: { [XRAY_HEADER]: '1' } });
    const requestId = answer.headers.get('x-request-id') ?? '';
    const record = await own.as('vera').getXrayRequest({ params: { requestId } });
    expect(record.body.calls).toMatchObject([
      { method: 'POST', path: '/oauth/token', status: 200 },
      { method: 'GET', status: 200 },
    ]);
    expect(Object.keys(record.body.calls[0] ?? {}).sort()).toEqual(['method', 'ms', 'path', 'status']);
    const profile = await own.as('vera').getXrayProfile();
    const text = JSON.stringify([record.body, profile.body]);
    expect(text).not.toContain(own.api.deps.env.clientSecret);
    expect(text).not.toContain(await own.token('vera'));
    expect(text).not.toMatch(/bearer|authorization|eyJ/i);
  });
});

describe('one’s profile', () => {
  test('is what the identity provider has at this moment', async () => {
    const management = await managementClient(api.tenant);
    await management('PATCH', '/users/auth0%7Cjane', { user_metadata: { hobby: 'sailing' } });
    const { body } = await api.as('jane').getXrayProfile();
    const { body: user } = await management('GET', '/users/auth0%7Cjane');
    expect(body).toEqual(Object.fromEntries(Object.keys(body).map((name) => [name, user[name]])));
    expect(body).toMatchObject({
      ...{ user_id: 'auth0|jane', email: 'jane.doe@example.com', logins_count: expect.any(Number) },
      user_metadata: { hobby: 'sailing' },
      app_metadata: { plan: 'full' },
    });
    expect(Object.keys(body)).not.toContain('identities');
  });

  test('is said not to be there, with what to do, while the identity provider does not answer', async () => {
    const line = await startTenantLine(api.tenant.issuer);
    const apart = await startTestApi({ tenant: api.tenant, env: { managementUrl: line.url } });
    onTestFinished(async () => {
      await apart.close();
      await line.close();
    });
    line.state = 'cut';
    const headers = { [XRAY_HEADER]: '1' };
    const answer = await apart.send('GET /xray/profile', { as: 'jane', headers });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    // The call to which no answer came is told as well.
    const requestId = answer.headers.get('x-request-id') ?? '';
    const { body } = await apart.as('jane').getXrayRequest({ params: { requestId } });
    expect(body).toMatchObject({ status: 503, calls: [{ path: '/oauth/token', status: null }] });
  });
});

describe('where X-ray is off', () => {
  let off: TestApi;
  beforeAll(async () => {
    off = await startTestApi({ tenant: api.tenant, env: { xray: false } });
  });
  afterAll(() => off.close());

  test('its routes are as any path at which nothing is, and not in the documentation', async () => {
    for (const path of ['/xray/profile', `/xray/requests/${someId()}`]) {
      for (const request of [`GET ${path}`, `OPTIONS ${path}`]) {
        const answer = await off.send(request, { as: 'jane' });
        expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
          404,
          `Nothing is at ${path}. What there is: http://localhost:4000/docs`,
        ]);
        expect((await off.send(request)).status).toBe(404);
      }
    }
    for (const path of ['/openapi.json', '/docs']) {
      expect(await (await off.send(`GET ${path}`)).text()).not.toContain('/xray');
      expect(await (await api.send(`GET ${path}`)).text()).toContain('/xray');
    }
  });

  test('nothing is recorded, and nothing stands between the pool and its connections', async () => {
    const answer = await off.send('GET /genres', { as: 'jane', headers: { [XRAY_HEADER]: '1' } });
    expect(answer.status).toBe(200);
    expect(off.api.deps.recorder).toBeUndefined();
    const [own, watched] = [await off.api.deps.pool.connect(), await api.api.deps.pool.connect()];
    expect([Object.hasOwn(own, 'query'), Object.hasOwn(watched, 'query')]).toEqual([false, true]);
    own.release();
    watched.release();
  });
});
