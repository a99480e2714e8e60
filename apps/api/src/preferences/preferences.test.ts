import { startTestApi, type TestApi } from '@setlist/api/test/api';
import { afterAll, beforeAll, expect, test } from 'vitest';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('has defaults for somebody who has chosen nothing', async () => {
  expect((await api.as('max').getPreferences()).body).toEqual({ theme: 'system', language: 'en' });
});

test('saves both in user_metadata, where the language is called lang, and touches nothing else', async () => {
  await api.as('jane').setPreferences({ body: { theme: 'dark', language: 'es' } });
  expect((await api.as('jane').getPreferences()).body).toEqual({ theme: 'dark', language: 'es' });
  const { userMetadata } = await api.api.deps.identity.getUser('auth0|jane');
  expect(userMetadata).toMatchObject({ theme: 'dark', lang: 'es', displayName: 'Jane', hobby: 'surfing' });
});

test('shows the default where something unknown is stored', async () => {
  await api.token('max');
  await api.api.deps.identity.patchUser('auth0|max', { user_metadata: { theme: 'pink', lang: 7 } });
  expect((await api.as('max').getPreferences()).body).toEqual({ theme: 'system', language: 'en' });
});

test('names each wrong field', async () => {
  const body = { theme: 'pink', plan: 'full' };
  const answer = await api.send('PUT /preferences', { as: 'max', body });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    errors: [
      { in: 'body', field: 'theme', detail: 'must be one of system, light, dark' },
      { in: 'body', field: 'language', detail: 'is required' },
      { in: 'body', field: 'plan', detail: 'is not a field that is known here' },
    ],
  });
});
