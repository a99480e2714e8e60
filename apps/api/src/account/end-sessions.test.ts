import type { TestApi } from '@setlist/api/test/api';
import { type ApiOnLine, startApiOnLine, type TenantLine } from '@setlist/api/test/tenant-line';
import { createClient } from '@setlist/contracts';
import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { afterAll, beforeAll, expect, test } from 'vitest';

let started: ApiOnLine;
let api: TestApi;
let line: TenantLine;
beforeAll(async () => {
  started = await startApiOnLine();
  ({ api, line } = started);
});
afterAll(() => started.close());

const email = 'jane.doe@example.com';
const as = (token: string) => createClient({ baseUrl: api.url, token });

test('ends nothing while the identity provider is away, so that it can be asked again', async () => {
  line.state = 'cut';
  expect((await api.send('DELETE /account/sessions', { as: 'jane' })).status).toBe(503);
  line.state = 'open';
  expect((await api.send('GET /songs', { as: 'jane' })).status).toBe(200);
});

test('ends every token made until then, refresh tokens and the identity provider’s own sessions, and nobody else’s', async () => {
  const cookies = new CookieJar();
  const elsewhere = await api.tenant.signIn({ email, cookies });
  await as(elsewhere.access_token).listSongs();
  expect((await api.send('DELETE /account/sessions', { as: 'jane' })).status).toBe(204);
  for (const token of [elsewhere.access_token, await api.token('jane')]) {
    await expect(as(token).listSongs()).rejects.toThrow('has signed out everywhere');
  }
  await expect(api.tenant.refresh(elsewhere.refresh_token ?? '')).rejects.toThrow('invalid_grant');
  // Whoever is signed in at the identity provider is not asked who they are; now that browser is.
  const asked = await cookies.follow(api.tenant.authorizeUrl(), api.tenant.web.redirectUri);
  expect(asked).toBeInstanceOf(Response);
  expect((await api.send('GET /songs', { as: 'vera' })).status).toBe(200);
});

test('lets in at once whoever signs in anew', async () => {
  const { access_token: token } = await api.tenant.signIn({ email });
  expect((await as(token).listSongs()).status).toBe(200);
});
