import { startTestApi, type TestApi } from '@setlist/api/test/api';
import { afterAll, beforeAll, expect, test } from 'vitest';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('lists all genres in the order they are shown', async () => {
  const { body } = await api.as('jane').listGenres();
  const names = body.items.map((genre) => genre.name);
  expect(names).toHaveLength(8);
  expect(names[0]).toBe('Ambient');
});

test('answers 204 at both of the scenario’s paths while no favourite is chosen', async () => {
  expect((await api.send('GET /genres/getFav', { as: 'max' })).status).toBe(204);
  expect((await api.send('GET /secured/getFavGenre', { as: 'max' })).status).toBe(204);
});

test('keeps the favourite of each person, as plain text', async () => {
  await api.as('jane').setFavouriteGenre({ body: { genre: 'Jazz' } });
  await api.as('vera').setFavouriteGenre({ body: { genre: 'Techno' } });
  const answer = await api.send('GET /genres/getFav', { as: 'jane' });
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(await answer.text()).toBe('Jazz');
  expect(await (await api.send('GET /secured/getFavGenre', { as: 'vera' })).text()).toBe('Techno');
});

test('forgets the favourite again', async () => {
  await api.as('jesse').setFavouriteGenre({ body: { genre: 'Jazz' } });
  await api.as('jesse').setFavouriteGenre({ body: { genre: null } });
  expect((await api.send('GET /genres/getFav', { as: 'jesse' })).status).toBe(204);
});

test.each([{ genre: 'Polka' }, { genre: '' }, { genre: 7 }, {}])(
  'refuses %j as a favourite',
  async (body) => {
    const answer = await api.send('PUT /genres/fav', { as: 'jane', body });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ in: 'body', field: 'genre' }] });
  },
);
