import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runActions } from '../run-action.ts';

// One server in the part of the API and of the tenant's token endpoint.
let server: Server;
let url: string;
let plays: string | 'hang' | 'fail';
let refusedTokens: Set<string>;
let requests: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (request.url === '/oauth/token') {
      const access_token = `token-${requests.length}`;
      return response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ access_token, expires_in: 3600 }));
    }
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    if (!token || refusedTokens.has(token)) return response.writeHead(401).end();
    if (plays === 'fail') return response.writeHead(500).end('oops');
    if (plays !== 'hang') response.setHeader('content-type', 'text/plain').end(plays);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  plays = '0';
  refusedTokens = new Set();
  requests = [];
});

const run = (app_metadata: object, input: object = {}) =>
  runActions(['assign-playlist-editor', 'add-claims'], {
    user: { user_id: 'auth0|jane', app_metadata },
    secrets: {
      API_URL: url,
      ISSUER_BASE_URL: `${url}/`,
      API_AUDIENCE: 'https://api',
      CLIENT_ID: 'id',
      CLIENT_SECRET: 's',
    },
    ...input,
  });
const rolesClaim = (result: Awaited<ReturnType<typeof run>>) =>
  result.accessTokenClaims['https://setlist.example/roles'];

test('makes an editor of a user with exactly 100 plays, in the metadata and in the same sign-in’s claims', async () => {
  plays = '100';
  const result = await run({});
  expect(result.appMetadata).toEqual({ roles: ['playlist_editor'] });
  expect(rolesClaim(result)).toEqual(['playlist_editor']);
});

test('does not make an editor of a user with 99 plays', async () => {
  plays = '99';
  const result = await run({ roles: [] });
  expect(result.appMetadata).toEqual({});
  expect(rolesClaim(result)).toEqual([]);
});

test('takes only the editor’s role away below 100 plays', async () => {
  plays = '12';
  const result = await run({ roles: ['support', 'playlist_editor', 'beta'] });
  expect(result.appMetadata).toEqual({ roles: ['support', 'beta'] });
  expect(rolesClaim(result)).toEqual(['support', 'beta']);
});

test('writes nothing when the role is right already', async () => {
  plays = '240';
  const result = await run({ roles: ['playlist_editor'] });
  expect(result.appMetadata).toEqual({});
  expect(rolesClaim(result)).toEqual(['playlist_editor']);
});

test('keeps the last known role when the API fails, answers nonsense or cannot be reached', async () => {
  for (const answer of ['fail', 'many', '-5', '']) {
    plays = answer;
    const result = await run({ roles: ['playlist_editor'] });
    expect(result.failed, answer).toBeUndefined();
    expect(result.appMetadata).toEqual({});
    expect(rolesClaim(result)).toEqual(['playlist_editor']);
  }
  const secrets = { API_URL: 'http://127.0.0.1:9', ISSUER_BASE_URL: 'http://127.0.0.1:9' };
  expect((await run({ roles: ['playlist_editor'] }, { secrets })).failed).toBeUndefined();
});

test('goes on after three seconds when the API does not answer', async () => {
  plays = 'hang';
  const result = await run({ roles: ['playlist_editor'] });
  expect(rolesClaim(result)).toEqual(['playlist_editor']);
  expect(result.runs[0]?.logs[0]?.message).toContain('roles stay as they are');
  // Well before the tenant would end the sign-in, which is after twenty seconds.
  expect(result.runs[0]?.durationMs).toBeLessThan(12_000);
});

test('asks for the plays of the user by id, and for one machine token for many sign-ins', async () => {
  const { cache } = await run({});
  await run({}, { cache });
  expect(requests).toEqual([
    'POST /oauth/token',
    'GET /playlists/getPlays?user_id=auth0%7Cjane',
    'GET /playlists/getPlays?user_id=auth0%7Cjane',
  ]);
});

test('gets a new machine token when the kept one is refused', async () => {
  plays = '100';
  refusedTokens.add('old');
  const result = await run(
    {},
    { cache: [{ key: 'api-token', value: 'old', expiresAt: Date.now() + 60_000 }] },
  );
  expect(result.appMetadata).toEqual({ roles: ['playlist_editor'] });
  expect(result.cache?.[0]?.value).toMatch(/^token-/);
});
