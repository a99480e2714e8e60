import { createPool } from '@setlist/postgres/create-pool';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createHistory } from '../store/history.ts';
import { createLookups } from '../store/lookups.ts';
import type { UserRow } from '../store/users.ts';
import { runPostChangePassword } from './registration.ts';
import { createActionRunner } from './runner.ts';

test('says in the log that Actions could not be run for which nobody waits', async () => {
  const line = Promise.withResolvers<string>();
  const log = pino({}, { write: line.resolve });
  // A port that nothing listens on.
  const pool = createPool({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', applicationName: 'test' });
  const actions = createActionRunner();
  const user: UserRow = {
    ...{ user_id: 'auth0|jane', connection: 'Username-Password-Authentication', username: null, demo: false },
    ...{ email: 'jane@example.com', email_verified: true, name: null, nickname: null, given_name: null },
    ...{ family_name: null, picture: null, password_hash: null, blocked: null, multifactor: null },
    ...{
      user_metadata: null,
      app_metadata: null,
      last_ip: null,
      last_login: null,
      last_password_reset: null,
    },
    ...{ logins_count: 0, created_at: new Date(), updated_at: new Date() },
  };
  const parts = { issuer: 'http://localhost:4400/', name: 'Local tenant', lookups: createLookups(pool), log };
  const request = { ip: '127.0.0.1', method: 'POST', hostname: 'localhost', userAgent: '', language: '' };
  runPostChangePassword({ ...parts, actions, history: createHistory(pool, log) }, user, request);
  expect(JSON.parse(await line.promise)).toMatchObject({
    msg: 'the Actions could not be run',
    trigger: 'post-change-password',
  });
  await actions.close();
  await pool.end();
});
