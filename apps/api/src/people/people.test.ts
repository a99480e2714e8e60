import { type Person, someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { addPlaylist } from '@setlist/api/test/music';
import { holdTransaction } from '@setlist/postgres/test/hold-transaction';
import { untilWaiting } from '@setlist/postgres/test/until-waiting';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  for (const person of ['vera', 'jesse', 'jane', 'max'] as const) await api.as(person).getPlays();
});
afterAll(() => api.close());

/** By what others find somebody. */
async function idOf(person: Person): Promise<string> {
  const where = { userId: `auth0|${person}` };
  return (await api.database.prisma.user.findUniqueOrThrow({ where })).personId;
}
/** Somebody whom nobody but the test knows. */
async function someone(displayName: string) {
  const data = { userId: `auth0|${someId()}`, displayName, lastLoginAt: new Date() };
  return api.database.prisma.user.create({ data });
}
const follow = async (personId: string, as: Person) =>
  (await api.send(`PUT /people/${personId}/follow`, { as })).status;
const unfollow = async (personId: string, as: Person) =>
  (await api.send(`DELETE /people/${personId}/follow`, { as })).status;
const seen = async (personId: string, as: Person) =>
  (await api.as(as).getPerson({ params: { personId } })).body;

describe('a person', () => {
  test('is shown as others see them, and to themselves as who they are', async () => {
    const personId = await idOf('vera');
    const answer = await api.send(`GET /people/${personId}`, { as: 'jane' });
    const text = await answer.text();
    expect(text).not.toMatch(/auth0\||@/);
    expect(JSON.parse(text)).toMatchObject({ personId, displayName: 'Vera', editor: false, self: false });
    expect(await seen(personId, 'vera')).toMatchObject({ self: true, followed: false });
  });

  test('is an editor by our copy of the role', async () => {
    const { userId, personId } = await someone('Edith');
    await api.database.prisma.roleSync.create({ data: { userId, editor: true } });
    expect((await seen(personId, 'jane')).editor).toBe(true);
    await api.database.prisma.roleSync.update({ where: { userId }, data: { editor: false } });
    expect((await seen(personId, 'jane')).editor).toBe(false);
  });

  test('has public playlists for others, newest first, page by page, and no private one, for themselves neither', async () => {
    const personId = await idOf('jesse');
    const names = ['One', 'Two', 'Three'];
    for (const name of names) await addPlaylist(api, 'jesse', { name });
    await addPlaylist(api, 'jesse', { name: 'Secret', visibility: 'private' });
    for (const person of ['max', 'jesse'] as const) {
      const list = (query: { limit: number; cursor?: string }) =>
        api.as(person).listPersonPlaylists({ params: { personId }, query });
      const first = (await list({ limit: 2 })).body;
      expect(first.items).toMatchObject([
        { name: 'Three', mine: person === 'jesse', owner: { personId }, songCount: 1 },
        { name: 'Two' },
      ]);
      const rest = (await list({ limit: 2, cursor: first.nextCursor ?? '' })).body;
      expect(rest).toMatchObject({ items: [{ name: 'One' }], nextCursor: null });
    }
  });

  test('is not there by an id that is nobody’s, nor by the one that they sign in with', async () => {
    for (const id of [someId(), 'auth0|vera', 'followed ']) {
      for (const request of [
        'GET /people/*',
        'GET /people/*/playlists',
        'PUT /people/*/follow',
        'DELETE /people/*/follow',
      ]) {
        const answer = await api.send(request.replace('*', encodeURIComponent(id)), { as: 'jane' });
        expect(answer.status, `${request} ${id}`).toBe(404);
      }
    }
  });
});

describe('following', () => {
  test('is told to who follows, and counted for everybody', async () => {
    const { personId } = await someone('Frida');
    expect(await follow(personId, 'jane')).toBe(204);
    expect(await follow(personId, 'max')).toBe(204);
    expect(await seen(personId, 'jane')).toMatchObject({ followers: 2, followed: true });
    expect(await seen(personId, 'jesse')).toMatchObject({ followers: 2, followed: false });
    expect(await unfollow(personId, 'jane')).toBe(204);
    expect(await seen(personId, 'jane')).toMatchObject({ followers: 1, followed: false });
    expect(await seen(personId, 'max')).toMatchObject({ followers: 1, followed: true });
  });

  test('is done once, however often and at once it is asked, and ends so too', async () => {
    const { personId } = await someone('Onno');
    const answers = await Promise.all(Array.from({ length: 8 }, () => follow(personId, 'jane')));
    expect(new Set(answers)).toEqual(new Set([204]));
    expect((await seen(personId, 'max')).followers).toBe(1);
    const ends = await Promise.all(Array.from({ length: 8 }, () => unfollow(personId, 'jane')));
    expect(new Set(ends)).toEqual(new Set([204]));
    expect((await seen(personId, 'max')).followers).toBe(0);
  });

  test('is refused of oneself, with what to do', async () => {
    const personId = await idOf('vera');
    const answer = await api.send(`PUT /people/${personId}/follow`, { as: 'vera' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ detail: 'You cannot follow yourself: name somebody else.' });
    expect((await seen(personId, 'vera')).followers).toBe(0);
  });

  test('lists whom one follows, newest first, page by page, and whom others follow to nobody', async () => {
    const people = [await someone('Ada'), await someone('Ben'), await someone('Cleo')];
    for (const { personId } of people) await follow(personId, 'jesse');
    await follow(people[0]?.personId ?? '', 'jesse');
    const first = (await api.as('jesse').listFollowedPeople({ query: { limit: 2 } })).body;
    expect(first.items).toMatchObject([
      { displayName: 'Cleo', followed: true, followers: 1, self: false },
      { displayName: 'Ben' },
    ]);
    const cursor = first.nextCursor ?? '';
    const rest = (await api.as('jesse').listFollowedPeople({ query: { limit: 2, cursor } })).body;
    expect(rest).toMatchObject({ items: [{ displayName: 'Ada' }], nextCursor: null });
    expect((await api.as('vera').listFollowedPeople()).body.items).toEqual([]);
  });

  test('goes with who is followed, also when they go in the moment in which they are', async () => {
    const { pool, prisma } = api.database;
    const [gone, going] = [await someone('Gone'), await someone('Going')];
    await follow(gone.personId, 'vera');
    await prisma.user.delete({ where: { userId: gone.userId } });
    expect((await api.as('vera').listFollowedPeople()).body.items).toEqual([]);
    const commit = await holdTransaction(pool, (leaving) =>
      leaving.query('DELETE FROM users WHERE user_id = $1', [going.userId]),
    );
    const answer = follow(going.personId, 'vera');
    await untilWaiting(pool, answer);
    await commit();
    expect(await answer).toBe(404);
    expect(await prisma.follow.count({ where: { followedId: going.userId } })).toBe(0);
  });
});
