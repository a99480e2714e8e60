import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

const TENANT_DATABASE_URL = 'postgres://localhost/tenant';

test('reads the settings, with defaults', () => {
  const env = {
    TENANT_DATABASE_URL,
    TENANT_CLIENTS: '{"App":{"client_id":"a","client_secret":"b"}}',
    EXTRA: 'x',
  };
  expect(readEnv(env)).toMatchObject({
    port: 4400,
    databaseUrl: TENANT_DATABASE_URL,
    config: expect.stringMatching(/auth0\/tenant\.yaml$/),
    clients: { App: { client_id: 'a', client_secret: 'b' } },
    keywords: { EXTRA: 'x' },
    scryptN: 32_768,
    demoSignIn: false,
    logLevel: 'info',
  });
});

test('names every setting that is missing or wrong', () => {
  const wrong = { TENANT_PORT: '99999', TENANT_CLIENTS: 'not json', LOG_LEVEL: 'loud' };
  for (const name of ['TENANT_PORT', 'TENANT_DATABASE_URL', 'TENANT_CLIENTS', 'LOG_LEVEL']) {
    expect(() => readEnv(wrong)).toThrow(name);
  }
});

test.each(['512', '1000', '65536', ''])('refuses %j as what a password’s hash costs', (TENANT_SCRYPT_N) => {
  expect(() => readEnv({ TENANT_DATABASE_URL, TENANT_SCRYPT_N })).toThrow(
    /power of two[\s\S]*TENANT_SCRYPT_N/,
  );
});

test('lets demo accounts in by the request alone only when told', () => {
  expect(readEnv({ TENANT_DATABASE_URL, TENANT_DEMO_SIGN_IN: '1' }).demoSignIn).toBe(true);
  expect(() => readEnv({ TENANT_DATABASE_URL, TENANT_DEMO_SIGN_IN: 'yes' })).toThrow('TENANT_DEMO_SIGN_IN');
});

test('has no deploy client unless both its id and its secret are set', () => {
  expect(readEnv({ TENANT_DATABASE_URL, AUTH0_DEPLOY_CLIENT_ID: 'x' }).deployClient).toBeUndefined();
});
