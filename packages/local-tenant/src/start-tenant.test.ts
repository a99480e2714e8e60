import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { findFreePort } from '@setlist/embedded-postgres/find-free-port';
import { createDatabase } from '@setlist/postgres/test/create-database';
import { expect, test } from 'vitest';

type Answer =
  | { refused: string }
  | { hangsForMs: number }
  | { status: number; retryAfter: string | undefined; body: string };

/** Far more than an answer takes that waits for nothing. */
const HANGS_AFTER_MS = 30_000;

/** Asks once, by a connection of its own; resolves when it was refused or answered, or when nothing comes. */
function ask(port: number, path: string): Promise<Answer> {
  return new Promise((resolve) => {
    const headers = { host: `localhost:${port}` };
    const asked = request({ host: '127.0.0.1', port, path, agent: false, headers, timeout: HANGS_AFTER_MS });
    asked.on('timeout', () => {
      resolve({ hangsForMs: HANGS_AFTER_MS });
      asked.destroy();
    });
    asked.on('error', (error: NodeJS.ErrnoException) => resolve({ refused: error.code ?? error.message }));
    asked.on('response', async (response) => {
      let body = '';
      for await (const part of response) body += part;
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body });
    });
    asked.end();
  });
}

test('from the first moment of the process every connection is refused or answered', async () => {
  const database = await createDatabase();
  // A lock on what a start does first holds it up for as long as this test likes.
  const holder = await database.pool.connect();
  await holder.query('SELECT pg_advisory_lock(4400001)');
  const port = await findFreePort();
  const tenant = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: {
      TENANT_PORT: String(port),
      TENANT_DATABASE_URL: database.databaseUrl,
      TENANT_CONFIG: join(import.meta.dirname, '../test/clients/empty-tenant.yaml'),
      LOG_LEVEL: 'silent',
    },
    stdio: 'inherit',
  });
  try {
    const answers: Answer[] = [];
    const paths = ['/.well-known/openid-configuration', '/authorize', '/api/v2/users', '/', '/nowhere'];
    while (answers.filter((answer) => 'status' in answer).length < 20) {
      const answer = await ask(port, paths[answers.length % paths.length] ?? '/');
      expect(answer).not.toHaveProperty('hangsForMs');
      answers.push(answer);
      await setImmediate();
    }
    for (const answer of answers) {
      if ('refused' in answer) expect(answer.refused).toBe('ECONNREFUSED');
      else
        expect(answer).toEqual({
          status: 503,
          retryAfter: '1',
          body: expect.stringContaining('is starting'),
        });
    }
    // One that says nothing keeps neither others from being answered nor the tenant from ending.
    const silent = connect(port, '127.0.0.1').on('error', () => {});
    await once(silent, 'connect');
    await holder.query('SELECT pg_advisory_unlock(4400001)');
    const ready = () => ask(port, '/.well-known/openid-configuration');
    let last = await ready();
    while ('status' in last && last.status === 503) last = await ready();
    expect(last).toMatchObject({ status: 200, body: expect.stringContaining(`http://localhost:${port}/`) });
    tenant.kill('SIGTERM');
    await once(tenant, 'exit');
    silent.destroy();
  } finally {
    tenant.kill('SIGKILL');
    holder.release(true);
    await database.close();
  }
});
