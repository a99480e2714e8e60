import { type Person, startTestApi, type TestApi } from '@setlist/api/test/api';
import { insertDistinctRows, MAX } from '@setlist/api/test/distinct-rows';
import { constantOf, dataIn, type Finding, ORIGINS, wrongOf } from '@setlist/api/test/findings';
import { givePlays } from '@setlist/api/test/music';
import { CLAIMS, createClient, type Preferences, TokenClaims } from '@setlist/contracts';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { eventsAfter } from '../live/read-events.ts';
import { enqueueRoleSync } from '../role-sync/enqueue-role-sync.ts';

// Where the contracts say that a datum lives at the identity provider, or is our copy of one, it is changed there, one
// path at a time: exactly the fields that name the path have to follow. What is sent, and what the token says of the
// person alone, is looked up there.

let api: TestApi;
let management: ManagementCall;
const findings: Finding[] = [];
/** Of each path in the metadata the fields that followed it, and those that name it. */
const changes: { changed: string; followed: string[]; named: string[] }[] = [];

const userAt = async (userId: string) => (await management('GET', `/users/${userId}`)).body;
const patchUser = (userId: string, body: object) => management('PATCH', `/users/${userId}`, body);

/** Changes each path that a field names. The plays that make Max an editor are of a playlist that nobody else is shown. */
const CHANGES: Record<string, (hidden: { playlistId: string }) => Promise<unknown>> = {
  'user_metadata.displayName': () => patchUser(MAX, { user_metadata: { displayName: 'Somebody else' } }),
  'user_metadata.theme': () => patchUser(MAX, { user_metadata: { theme: 'dark' } }),
  'user_metadata.lang': () => patchUser(MAX, { user_metadata: { lang: 'es' } }),
  [CLAIMS.picture]: () => patchUser(MAX, { picture: 'https://pictures.example/another.png' }),
  'app_metadata.plan': () => patchUser(MAX, { app_metadata: { plan: 'full' } }),
  async 'app_metadata.roles'(hidden) {
    await givePlays(api.database.pool, hidden, 100);
    await enqueueRoleSync(api.database.pool, MAX);
    const told = () => api.database.prisma.roleSync.findUnique({ where: { userId: MAX } });
    await vi.waitUntil(async () => (await told())?.editor, { timeout: 60_000 });
  },
};

/** A token of a new sign-in, a minute after the last one: the times in tokens are whole seconds. */
async function signIn(person: Person) {
  vi.setSystemTime(Date.now() + 60_000);
  return (await api.tenant.signIn({ email: `${person}@setlist.example` })).access_token;
}

/** All that is shown of Max, to himself and to Vera, by the paths of its fields. */
async function shownOfMax(playlistId: string): Promise<Map<string, unknown[]>> {
  const token = await signIn('max');
  const [max, vera] = [createClient({ baseUrl: api.url, token }), api.as('vera')];
  // His token is to be seen before his copy is shown.
  const displayName = (await max.getDisplayName()).body;
  const playlist = (await vera.getPlaylist({ params: { playlistId } })).body;
  const personId = playlist.owner.personId ?? '';
  const shown = {
    TokenClaims: TokenClaims.parse(decodeJwt(token)),
    'getDisplayName 200': displayName,
    'getPreferences 200': (await max.getPreferences()).body,
    'getPlaylist 200': playlist,
    'getPerson 200': (await vera.getPerson({ params: { personId } })).body,
    'listHistory 200': (await vera.listHistory()).body,
    'getFeatured 200': (await vera.getFeatured()).body,
    'listFeaturedHistory 200': (await vera.listFeaturedHistory()).body,
    LiveEvent: Object.assign({}, ...(await eventsAfter(api.database.pool, MAX, '0')).map(({ data }) => data)),
  };
  const data = Object.entries(shown).flatMap(([name, value]) =>
    dataIn(value).map((datum) => ({ path: `${name} ${datum.path}`, value: datum.value })),
  );
  // Each of his sign-ins is another session.
  const known = data.filter(({ path }) => (ORIGINS.get(path)?.['x-home'] ?? 'session') !== 'session');
  const byPath = Map.groupBy(known, ({ path }) => path);
  return new Map([...byPath].map(([path, all]) => [path, all.map(({ value }) => value)]));
}

/** Looks up what was seen of a person at the identity provider; `tokenOnly` is what the token has beside the metadata. */
async function look(name: string, seen: object, userId: string) {
  const user = await userAt(userId);
  const tokenOnly: Record<string, unknown> = {
    sub: user.user_id,
    [CLAIMS.picture]: user.picture,
    [CLAIMS.emailVerified]: user.email_verified,
  };
  for (const { path: within, value } of dataIn(seen)) {
    const path = `${name} ${within}`;
    const { 'x-home': home, 'x-source': source = '' } = ORIGINS.get(path) ?? {};
    const [metadata = '', key = ''] = source.split('.');
    const expected = home === 'token' ? tokenOnly[source] : user[metadata]?.[key];
    findings.push({ path, source, seen: value, expected });
  }
}

/** Looks up what X-ray shows of a person; the metadata as a whole. */
async function lookAtProfile(seen: object, userId: string) {
  const user = await userAt(userId);
  for (const [key, value] of Object.entries(seen)) {
    const path = `getXrayProfile 200 ${key}`;
    const { 'x-source': source = '' } = ORIGINS.get(path) ?? {};
    const [said, expected] = [value, user[source]].map((each) => JSON.stringify(each));
    findings.push({ path, source, seen: said, expected });
  }
}

/** Looks up what the account's page shows of a person; a source is a path within the user. */
async function lookAtAccount(seen: object, userId: string) {
  const user = await userAt(userId);
  for (const [key, value] of Object.entries(seen)) {
    const path = `getAccount 200 ${key}`;
    const { 'x-source': source = '' } = ORIGINS.get(path) ?? {};
    const expected = source.split(/[.[\]]+/).reduce((within, name) => within?.[name], user);
    findings.push({ path, source, seen: value, expected });
  }
}

/** Looks up what is shown of a person's sessions, after a second sign-in from another browser and place. */
async function lookAtSessions(email: string, userId: string) {
  const { access_token: token } = await api.tenant.signIn({ email });
  const [known] = (await management('GET', `/users/${userId}/sessions`)).body.sessions;
  const place = [known.id, `192.0.2.${findings.length % 250}`, `Browser/${findings.length}`];
  await api.tenant.db.query('UPDATE sessions SET last_ip = $2, last_user_agent = $3 WHERE id = $1', place);
  const { sessions } = (await management('GET', `/users/${userId}/sessions`)).body;
  const { tokens } = (await management('GET', `/users/${userId}/refresh-tokens`)).body;
  const ofToken = decodeJwt(token)[CLAIMS.session];
  const shown = (await createClient({ baseUrl: api.url, token }).listSessions()).body.items;
  expect(shown).toHaveLength(sessions.length);
  for (const session of sessions) {
    const own = tokens.filter(({ session_id }: { session_id: string }) => session_id === session.id);
    const times = [session.last_interacted_at, session.authenticated_at]
      .concat(own.flatMap((each: Record<string, string>) => [each.last_exchanged_at, each.created_at]))
      .filter((time) => time !== null);
    const item = shown.find(({ sessionId }) => sessionId === session.id);
    const said = {
      ...{ sessionId: session.id, current: session.id === ofToken, signedInAt: session.authenticated_at },
      ...{ userAgent: session.device.last_user_agent, ip: session.device.last_ip },
      lastUsedAt: times.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1),
    };
    for (const [key, expected] of Object.entries(said)) {
      const path = `listSessions 200 items[].${key}`;
      const { 'x-source': source = '' } = ORIGINS.get(path) ?? {};
      findings.push({ path, source, seen: item?.[key as keyof typeof item], expected });
    }
  }
  const path = `TokenClaims ${CLAIMS.session}`;
  const [newest] = sessions.toSorted((a: Record<string, string>, b: Record<string, string>) =>
    String(b.authenticated_at).localeCompare(String(a.authenticated_at)),
  );
  findings.push({ path, source: 'id', seen: ofToken, expected: newest.id });
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  api = await startTestApi();
  management = await managementClient(api.tenant);
  const { night, noon } = await insertDistinctRows(api.database.prisma);

  for (const [path, change] of Object.entries(CHANGES)) {
    const before = await shownOfMax(night.playlistId);
    await change(noon);
    const after = await shownOfMax(night.playlistId);
    const followed = [...after].filter(
      ([field, values]) => JSON.stringify(values) !== JSON.stringify(before.get(field)),
    );
    const named = [...after.keys()].filter((field) => {
      const { 'x-source': source, 'x-copy-of': original } = ORIGINS.get(field) ?? {};
      return source === path || original === path;
    });
    changes.push({ changed: path, followed: followed.map(([field]) => field), named });
  }

  const sent: [Person, string, Preferences][] = [
    ['vera', 'Vera of the Sea', { theme: 'dark', language: 'es' }],
    ['jesse', 'Jesse of the Hills', { theme: 'light', language: 'de' }],
  ];
  for (const [person, displayName, preferences] of sent) {
    const userId = `auth0|${person}`;
    const isVera = person === 'vera';
    await patchUser(userId, { picture: `https://pictures.example/${person}.png`, email_verified: isVera });
    const claims = TokenClaims.parse(decodeJwt(await signIn(person)));
    const { sub, [CLAIMS.picture]: picture, [CLAIMS.emailVerified]: verified } = claims;
    const ofToken = { sub, [CLAIMS.picture]: picture, [CLAIMS.emailVerified]: verified };
    await look('TokenClaims', ofToken, userId);
    const named = await api.as(person).setDisplayName({ body: { displayName } });
    await look('setDisplayName takes', { displayName }, userId);
    await look('setDisplayName 200', named.body, userId);
    const preferred = await api.as(person).setPreferences({ body: preferences });
    await look('setPreferences takes', preferences, userId);
    await look('setPreferences 200', preferred.body, userId);
    await lookAtProfile((await api.as(person).getXrayProfile()).body, userId);
    await lookAtAccount((await api.as(person).getAccount()).body, userId);
    vi.setSystemTime(Date.now() + 60_000);
    await lookAtSessions(`${person}@setlist.example`, userId);
  }
  // He has signed in more often than they have.
  await lookAtProfile((await api.as('max').getXrayProfile()).body, MAX);
  await lookAtAccount((await api.as('max').getAccount()).body, MAX);
  const google = { email: 'gina@example.com', params: { connection: 'google-oauth2' } };
  const { access_token: token } = await api.tenant.signIn({ ...google, password: '' });
  const gina = createClient({ baseUrl: api.url, token });
  await lookAtAccount((await gina.getAccount()).body, decodeJwt(token).sub ?? '');
});
afterAll(async () => {
  vi.useRealTimers();
  await api.close();
});

describe('a source at the identity provider', () => {
  test('is followed by exactly the fields, claims, events and copies that name it, when it changes', () => {
    for (const { changed, followed, named } of changes)
      expect(followed.sort(), changed).toEqual(named.sort());
  });

  test('is where what was sent is found, and of what only the token has, what the user has', () => {
    expect(wrongOf(findings)).toEqual([]);
    expect(constantOf(findings)).toEqual([]);
  });

  test('is proven for every field that has one, and for every copy', () => {
    const followed = changes.flatMap(({ changed, followed, named }) =>
      followed.filter((field) => named.includes(field)).map((field) => ({ field, changed })),
    );
    const fields = new Set([...findings.map(({ path }) => path), ...followed.map(({ field }) => field)]);
    // Where a copy is, is proven for each field by the rows; that it is one, once for each place where it is.
    const copies = new Set(
      followed.map(({ field, changed }) => `${ORIGINS.get(field)?.['x-source']} of ${changed}`),
    );
    const unproven = [...ORIGINS].filter(([path, origin]) => {
      const { 'x-home': home, 'x-source': source, 'x-copy-of': original } = origin;
      if (original !== undefined) return !copies.has(`${source} of ${original}`);
      return !['postgres', 'computed', 'request'].includes(home) && !fields.has(path);
    });
    expect(unproven.map(([path]) => path)).toEqual([]);
  });

  test('is all that the token says, beside what every token says', async () => {
    const custom = Object.keys(decodeJwt(await signIn('max'))).filter((claim) => claim.includes('/'));
    expect(new Set(custom)).toEqual(new Set(Object.values(CLAIMS)));
  });
});
