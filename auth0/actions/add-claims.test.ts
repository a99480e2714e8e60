import { expect, test } from 'vitest';
import { runActions } from '../run-action.ts';

const run = (user_metadata: object, app_metadata: object, picture?: string) =>
  runActions(['add-claims'], { user: { user_metadata, app_metadata, picture } });

test('copies roles, plan, display name, preferences and picture into both tokens', async () => {
  const result = await run(
    { displayName: 'Vera', theme: 'dark', lang: 'de', hobby: 'surfing' },
    { roles: ['playlist_editor'], plan: 'full', internal: 1 },
    'https://pictures.example/vera.png',
  );
  expect(result.accessTokenClaims).toEqual({
    'https://setlist.example/roles': ['playlist_editor'],
    'https://setlist.example/plan': 'full',
    'https://setlist.example/display_name': 'Vera',
    'https://setlist.example/preferences': { theme: 'dark', language: 'de' },
    'https://setlist.example/picture': 'https://pictures.example/vera.png',
    'https://setlist.example/email_verified': false,
  });
  const { 'https://setlist.example/email_verified': _, ...ofBoth } = result.accessTokenClaims;
  expect(result.idTokenClaims).toEqual(ofBoth);
});

test.each([
  [true, true],
  [false, false],
  [undefined, false],
  ['true', false],
])('says of an address whose verification is %j: %s', async (email_verified, expected) => {
  const { accessTokenClaims } = await runActions(['add-claims'], {
    user: { user_metadata: {}, app_metadata: {}, email_verified },
  });
  expect(accessTokenClaims['https://setlist.example/email_verified']).toBe(expected);
});

test.each([
  ['a sign-in', { session: { id: 'one' } }, 'one'],
  ['a refresh', { refresh_token: { session_id: 'two' } }, 'two'],
  ['a refresh whose session is not known', { refresh_token: { session_id: null } }, undefined],
])('says in the access token of which session it came, at %s', async (_, event, expected) => {
  const { accessTokenClaims, idTokenClaims } = await runActions(['add-claims'], event);
  expect(accessTokenClaims['https://setlist.example/session']).toBe(expected);
  expect(idTokenClaims).not.toHaveProperty('https://setlist.example/session');
});

test('gives a user without metadata the defaults', async () => {
  expect((await run({}, {})).idTokenClaims).toEqual({
    'https://setlist.example/roles': [],
    'https://setlist.example/plan': 'free',
    'https://setlist.example/display_name': 'user',
    'https://setlist.example/preferences': { theme: 'system', language: 'en' },
  });
});

test('does not trust the shape of metadata', async () => {
  const result = await run(
    { displayName: { evil: true }, theme: 'neon', lang: 5 },
    { roles: 'playlist_editor', plan: 'gold' },
  );
  expect(result.idTokenClaims).toMatchObject({
    'https://setlist.example/roles': [],
    'https://setlist.example/plan': 'free',
    'https://setlist.example/display_name': 'user',
    'https://setlist.example/preferences': { theme: 'system', language: 'en' },
  });
});
