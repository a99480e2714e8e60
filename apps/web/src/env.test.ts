import { expect, test } from 'vitest';
import { SETTINGS } from '../test/settings.ts';
import { parseEnv } from './env.ts';

test('takes a complete environment', () => {
  expect(parseEnv(SETTINGS)).toMatchObject({ ...SETTINGS, AUTH0_AUDIENCE: 'https://api.setlist.example' });
});

test.each([
  ['https://setlist.example', 'https://api.setlist.example', 'setlist.example', true],
  ['http://localhost:3000', 'http://localhost:4000', undefined, true],
  ['http://localhost:3000', 'http://127.0.0.1:4000', undefined, false],
  ['https://setlist.example', 'https://api.setlist.example', undefined, false],
  ['https://setlist.example', 'https://api.evilsetlist.example', 'setlist.example', false],
  ['https://setlist.example', 'https://setlist.example', 'another.example', false],
])('%s, with the API at %s and the cookie for %s, starts: %s', (web, api, domain, starts) => {
  const parsing = () =>
    parseEnv({ ...SETTINGS, NEXTAUTH_URL: web, API_URL: api, AUDIO_COOKIE_DOMAIN: domain });
  if (starts) expect(parsing().API_URL).toBe(api);
  else expect(parsing).toThrow(/API_URL: must be of the same host/);
});

test('names every variable that is missing or wrong', () => {
  const broken = {
    ...SETTINGS,
    NEXTAUTH_SECRET: 'short',
    API_URL: 'not an address',
    AUTH0_CLIENT_ID: undefined,
  };
  expect(() => parseEnv(broken)).toThrow(
    /NEXTAUTH_SECRET: must have at least 32 characters[\s\S]*API_URL:[\s\S]*AUTH0_CLIENT_ID:/,
  );
});
