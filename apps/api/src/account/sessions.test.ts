import type { TestApi } from '@setlist/api/test/api';
import { type ApiOnLine, startApiOnLine, type TenantLine } from '@setlist/api/test/tenant-line';
import { createClient } from '@setlist/contracts';
import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEndedTokens, ownerOfSession } from '../http/ended-tokens.ts';

let started: ApiOnLine;
let api: TestApi;
let line: TenantLine;
let management: ManagementCall;
beforeAll(async () => {
  started = await startApiOnLine();
  ({ api, line } = started);
  management = await managementClient(api.tenant);
});
afterAll(() => started.close());
beforeEach(async () => {
  line.state = 'open';
  await api.tenant.db.query(`DELETE FROM oidc_records WHERE kind IN ('Session', 'RefreshToken')`);
});

const email = 'jane.doe@example.com';
const as = (token: string) => createClient({ baseUrl: api.url, token });

/** Jane in a browser of her own, as the app knows her there. */
async function browser() {
  const cookies = new CookieJar();
  const tokens = await api.tenant.signIn({ email, cookies });
  const sessionId = String(decodeJwt(tokens.id_token ?? '').sid);
  const client = as(tokens.access_token);
  const refresh = () => api.tenant.refresh(tokens.refresh_token ?? '');
  return { client, sessionId, cookies, refresh, token: tokens.access_token };
}
type Browser = Awaited<ReturnType<typeof browser>>;
const end = ({ client }: Browser, { sessionId }: { sessionId: string }) =>
  client.endSession({ params: { sessionId } });
const listed = async ({ client }: Browser) => (await client.listSessions()).body;

test('lists the browsers in which the caller is signed in, and which is the one that asks', async () => {
  const [here, there] = [await browser(), await browser()];
  await api.tenant.signIn({ email: 'vera@setlist.example' });
  const { offered, items } = await listed(here);
  expect(offered).toBe(true);
  expect(items.map(({ sessionId, current }) => [sessionId, current]).sort()).toEqual(
    [
      [here.sessionId, true],
      [there.sessionId, false],
    ].sort(),
  );
  for (const { signedInAt, lastUsedAt, ip, userAgent } of items) {
    expect(Date.parse(lastUsedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(signedInAt ?? ''));
    expect([ip, userAgent]).toEqual([expect.stringMatching(/127|::1/), 'node']);
  }
});

test('knows a browser by its refresh token where the session at the identity provider is over', async () => {
  const [here, there] = [await browser(), await browser()];
  await management('DELETE', `/sessions/${there.sessionId}`);
  const { items } = await listed(here);
  expect(items).toContainEqual(
    expect.objectContaining({ sessionId: there.sessionId, current: false, userAgent: 'node' }),
  );
  await end(here, there);
  await expect(there.refresh()).rejects.toThrow('invalid_grant');
  expect((await listed(here)).items.map(({ sessionId }) => sessionId)).toEqual([here.sessionId]);
});

test('lists more browsers than the identity provider tells at a time', async () => {
  const here = await browser();
  await api.tenant.db.query(
    `INSERT INTO oidc_records (kind, id_hash, payload, grant_id, expires_at)
     SELECT kind, 'token ' || n, payload || jsonb_build_object('sessionUid', 'session ' || n), 'grant ' || n, expires_at
     FROM oidc_records, generate_series(1, 100) AS n WHERE kind = 'RefreshToken'`,
  );
  const ids = (await listed(here)).items.map(({ sessionId }) => sessionId);
  expect([ids.length, new Set(ids).size]).toEqual([101, 101]);
});

test('ends one session: its tokens, its refresh tokens, and that the identity provider knows its browser; and no other', async () => {
  const [here, there] = [await browser(), await browser()];
  await there.client.listSongs();
  expect((await end(here, there)).status).toBe(204);
  await expect(there.client.listSongs()).rejects.toThrow('signed out of this session');
  await expect(there.refresh()).rejects.toThrow('invalid_grant');
  const asked = await there.cookies.follow(api.tenant.authorizeUrl(), api.tenant.web.redirectUri);
  expect(asked).toBeInstanceOf(Response);
  expect((await here.client.listSongs()).status).toBe(200);
  await here.refresh();
});

test('ends the audio cookie of that session, and of no other', async () => {
  const [here, there] = [await browser(), await browser()];
  const cookieOf = async ({ token }: Browser) => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${api.url}/audioCookie`, { method: 'POST', headers });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const cookies = [await cookieOf(here), await cookieOf(there)];
  await end(here, there);
  const song = `${api.url}/songs/01890000-0000-7000-8000-000000000000/audio`;
  const statuses = cookies.map(async (cookie) => (await fetch(song, { headers: { cookie } })).status);
  expect(await Promise.all(statuses)).toEqual([404, 401]);
});

test('is known as ended to another process', async () => {
  const [here, there] = [await browser(), await browser()];
  await end(here, there);
  const elsewhere = createEndedTokens(api.database.prisma);
  const caller = { userId: 'auth0|jane', issuedAt: Date.now() / 1_000 + 60 };
  await expect(elsewhere.refuse({ ...caller, sessionId: there.sessionId })).rejects.toThrow('this session');
  await elsewhere.refuse({ ...caller, sessionId: here.sessionId });
  await elsewhere.refuse({ ...caller, sessionId: undefined });
});

test('is not forgotten for an answer that was on its way from the database when it was written', async () => {
  const ended = createEndedTokens(api.database.prisma);
  const caller = { userId: 'auth0|jane', sessionId: 'ends meanwhile', issuedAt: Date.now() / 1_000 + 60 };
  const asked = ended.refuse(caller);
  ended.note(ownerOfSession(caller.sessionId), { madeBefore: Date.now(), deleting: false });
  await expect(asked).rejects.toThrow('this session');
  await expect(ended.refuse(caller)).rejects.toThrow('this session');
});

test('finds no session of another person, and ends none', async () => {
  const here = await browser();
  const vera = await api.tenant.signIn({ email: 'vera@setlist.example' });
  const ofVera = String(decodeJwt(vera.id_token ?? '').sid);
  for (const sessionId of [ofVera, 'nobodys']) {
    const answer = await api.send(`DELETE /account/sessions/${sessionId}`, { as: 'jane' });
    expect(answer.status).toBe(404);
  }
  await expect(end(here, { sessionId: ofVera })).rejects.toThrow('no session here');
  expect((await as(vera.access_token).listSongs()).status).toBe(200);
  await api.tenant.refresh(vera.refresh_token ?? '');
});

test('ends nothing while the identity provider is away', async () => {
  const [here, there] = [await browser(), await browser()];
  line.state = 'cut';
  await expect(end(here, there)).rejects.toMatchObject({ problem: { status: 503 } });
  await expect(here.client.listSessions()).rejects.toMatchObject({ problem: { status: 503 } });
  line.state = 'open';
  expect((await there.client.listSongs()).status).toBe(200);
  expect((await listed(here)).items).toHaveLength(2);
});

test('can be asked again where the identity provider did not do its part', async () => {
  const [here, there] = [await browser(), await browser()];
  line.state = 'reading';
  await expect(end(here, there)).rejects.toMatchObject({ problem: { status: 503 } });
  line.state = 'open';
  await expect(there.client.listSongs()).rejects.toThrow('signed out of this session');
  expect((await end(here, there)).status).toBe(204);
  await expect(there.refresh()).rejects.toThrow('invalid_grant');
});

test('says where the provider’s plan does not offer it, and signs out everywhere all the same', async () => {
  const [here, there] = [await browser(), await browser()];
  line.state = 'not-offered';
  expect(await listed(here)).toEqual({ offered: false, items: [] });
  await expect(end(here, there)).rejects.toMatchObject({ problem: { status: 404 } });
  expect((await here.client.endSessions()).status).toBe(204);
  await expect(there.client.listSongs()).rejects.toThrow('has signed out everywhere');
  // What the plan does not let Setlist end stays.
  await there.refresh();
});

test('takes a missing scope for a fault, and not for a plan', async () => {
  const here = await browser();
  line.state = 'not-granted';
  await expect(here.client.listSessions()).rejects.toMatchObject({ problem: { status: 503 } });
  await expect(here.client.endSessions()).rejects.toMatchObject({ problem: { status: 503 } });
  expect((await here.client.listSongs()).status).toBe(200);
});
