import { expect, test } from 'vitest';
import { SETTINGS } from '../test/settings.ts';
import { parseEnv } from './env.ts';

test('takes a complete environment', () => {
  expect(parseEnv(SETTINGS)).toMatchObject({ ...SETTINGS, AUTH0_AUDIENCE: 'https://api.setlist.example' });
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
