import { expect, test } from 'vitest';
import { parseEnv } from './env.ts';

const complete = {
  NEXTAUTH_URL: 'http://localhost:3000',
  NEXTAUTH_SECRET: 'a secret of at least thirty-two characters',
  API_URL: 'http://localhost:4000',
  AUTH0_ISSUER_BASE_URL: 'http://localhost:4400/',
  AUTH0_CLIENT_ID: 'web',
  AUTH0_CLIENT_SECRET: 'secret',
};

test('takes a complete environment', () => {
  expect(parseEnv(complete)).toMatchObject({ ...complete, AUTH0_AUDIENCE: 'https://api.setlist.example' });
});

test('names every variable that is missing or wrong', () => {
  const broken = {
    ...complete,
    NEXTAUTH_SECRET: 'short',
    API_URL: 'not an address',
    AUTH0_CLIENT_ID: undefined,
  };
  expect(() => parseEnv(broken)).toThrow(
    /NEXTAUTH_SECRET: must have at least 32 characters[\s\S]*API_URL:[\s\S]*AUTH0_CLIENT_ID:/,
  );
});
