import { once } from 'node:events';
import { createServer } from 'node:http';
import { startTestApi, type TestApi } from '@setlist/api/test/api';
import { addPlaylist } from '@setlist/api/test/music';
import { startTenantLine } from '@setlist/api/test/tenant-line';
import { startTestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createIdentityProvider } from '../identity/identity-provider.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const nameOthersSee = async (person: 'jane' | 'vera') => {
  const { rows } = await api.database.pool.query('SELECT display_name FROM users WHERE user_id = $1', [
    `auth0|${person}`,
  ]);
  return rows[0]?.display_name;
};

test('is "user" for somebody who has not chosen one', async () => {
  // Signing in already gives the default, so it is taken away again.
  await api.token('max');
  await api.api.deps.identity.patchUser('auth0|max', { user_metadata: { displayName: null } });
  expect((await api.as('max').getDisplayName()).body).toEqual({ displayName: 'user' });
});

test('is a string also where something else was stored', async () => {
  await api.api.deps.identity.patchUser('auth0|max', { user_metadata: { displayName: 7 } });
  expect((await api.as('max').getDisplayName()).body).toEqual({ displayName: 'user' });
});

test('is saved trimmed in user_metadata, beside what else is there, and shown to others', async () => {
  await addPlaylist(api, 'jane', { name: 'Surf' });
  expect((await api.as('jane').setDisplayName({ body: { displayName: '  Jane 🏄‍♀️ d’Öe ' } })).body).toEqual({
    displayName: 'Jane 🏄‍♀️ d’Öe',
  });
  const { userMetadata } = await api.api.deps.identity.getUser('auth0|jane');
  expect(userMetadata).toMatchObject({ displayName: 'Jane 🏄‍♀️ d’Öe', hobby: 'surfing' });
  const { items } = (await api.as('vera').discoverPlaylists()).body;
  expect(items.find((playlist) => playlist.name === 'Surf')?.owner.displayName).toBe('Jane 🏄‍♀️ d’Öe');
});

test.each([
  '',
  '   ',
  'x'.repeat(51),
  'a\nb',
  'a\u0007b',
  '\u202Egnirts',
  '<b>me</b>',
  '\u200B',
  7,
  null,
  ['Jane'],
])('refuses %j', async (displayName) => {
  const answer = await api.send('PUT /displayName', { as: 'vera', body: { displayName } });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ in: 'body', field: 'displayName' }] });
});

test.each(['x'.repeat(50), '李小龙', 'مريم', '👩‍👩‍👧‍👦'.repeat(50), 'O’Brien & Søn <3'])(
  'takes %j',
  async (displayName) => {
    expect((await api.as('vera').setDisplayName({ body: { displayName } })).body.displayName).toBe(
      displayName,
    );
    expect((await api.as('vera').getDisplayName()).body.displayName).toBe(displayName);
  },
);

test('is not brought back by an older token', async () => {
  const issuedAt = (token: string): number =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).iat;
  const known = issuedAt(await api.token('vera'));
  // Newer than the token that renames, so that it is looked at, and older than the name.
  let old = '';
  await expect
    .poll(async () => {
      old = (await api.tenant.signIn({ email: 'vera@setlist.example' })).access_token;
      return issuedAt(old);
    })
    .toBeGreaterThan(known);
  await api.as('vera').setDisplayName({ body: { displayName: 'Vera the new' } });
  const headers = { authorization: `Bearer ${old}` };
  expect((await api.send('GET /genres', { headers })).status).toBe(200);
  expect(await nameOthersSee('vera')).toBe('Vera the new');
});

describe('while the tenant is away', () => {
  test('answers 503 with Retry-After, and nothing has changed anywhere', async () => {
    const tenant = await startTestTenant();
    const alone = await startTestApi({ tenant });
    try {
      await alone.as('jane').listGenres();
      await tenant.close();
      for (const request of [
        'GET /displayName',
        'PUT /displayName',
        'GET /preferences',
        'PUT /preferences',
      ]) {
        const preferences = { theme: 'dark', language: 'de' };
        const body = request.endsWith('Name') ? { displayName: 'Lost' } : preferences;
        const answer = await alone.send(request, {
          as: 'jane',
          body: request.startsWith('GET') ? undefined : body,
        });
        expect(answer.status).toBe(503);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(await answer.json()).toMatchObject({
          type: 'https://setlist.example/problems/identity-provider-unavailable',
          detail: 'Nothing was changed. Try again in a moment.',
        });
      }
      const { rows } = await alone.database.pool.query('SELECT display_name FROM users');
      expect(rows).toEqual([{ display_name: 'Jane' }]);
    } finally {
      await alone.close();
    }
  });

  test('does not say that nothing was changed when the answer to a change was lost', async () => {
    const line = await startTenantLine(api.tenant.issuer);
    onTestFinished(() => line.close());
    const env = { ...api.api.deps.env, managementUrl: line.url };
    const identity = createIdentityProvider(env, api.api.deps.log);
    const rename = (displayName: string) =>
      identity.patchUser('auth0|jesse', { user_metadata: { displayName } });
    const nameAtTenant = async () =>
      (await api.api.deps.identity.getUser('auth0|jesse')).userMetadata.displayName;
    const told = (detail: string, members = {}) => ({
      problem: 'identity-provider-unavailable',
      details: { detail, members },
    });

    line.state = 'failing';
    await expect(rename('Refused')).rejects.toMatchObject(
      told('Nothing was changed. Try again in a moment.'),
    );
    expect(await nameAtTenant()).toBe('J-vald3z');
    line.state = 'losing';
    await expect(rename('Lost')).rejects.toMatchObject(
      told('Nothing was changed, or we were not told. Try again in a moment.', { answerLost: true }),
    );
    expect(await nameAtTenant()).toBe('Lost');
  });

  test('gives up on a tenant that does not answer in time', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const env = { ...api.api.deps.env, managementUrl: `http://127.0.0.1:${port}/`, tenantTimeoutMs: 100 };
    await expect(createIdentityProvider(env, api.api.deps.log).getUser('auth0|jane')).rejects.toMatchObject({
      problem: 'identity-provider-unavailable',
    });
    silent.closeAllConnections();
    silent.close();
  });
});
