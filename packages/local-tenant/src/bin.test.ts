import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { environment } from '@setlist/local-tenant/test/clients/env';
import { createDatabase, type OwnDatabase } from '@setlist/postgres/test/create-database';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The command as it is run here; what it is once packed is test/tarball.whole.test.ts.
const BIN = join(import.meta.dirname, 'bin.ts');
const PATIENCE_MS = 120_000;
let folder: string;
let database: OwnDatabase;
beforeAll(async () => {
  database = await createDatabase();
  folder = await mkdtemp(join(tmpdir(), 'local-tenant-bin-'));
});
afterAll(() => Promise.all([rm(folder, { recursive: true }), database.close()]));

function start(options: string[]) {
  const child = spawn(process.execPath, [BIN, ...options], {
    cwd: folder,
    env: { ...environment, DATABASE_URL: database.databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, ended: once(child, 'exit'), said: text(child.stderr) };
}

const COUNTS = `let runs = 0;
exports.onExecuteCredentialsExchange = async (event, api) => {
  api.accessToken.setCustomClaim('https://example.com/runs', ++runs);
};`;

test(
  'does what each of its options says',
  async () => {
    await writeFile(join(folder, 'counts.js'), COUNTS);
    const trigger = { id: 'credentials-exchange', version: 'v2' };
    const config = {
      actions: [{ name: 'Counts', code: './counts.js', supported_triggers: [trigger] }],
      triggers: { 'credentials-exchange': [{ action_name: 'Counts' }] },
    };
    await writeFile(join(folder, 'tenant.yaml'), JSON.stringify(config));
    await writeFile(
      join(folder, 'users.json'),
      '[{ "email": "ann@example.com", "user_id": "ann", "name": "Ann" }]',
    );
    const { child, ended, said } = start([
      ...['--config', 'tenant.yaml', '--users', 'users.json', '--password', 'Long-enough-1', '--port', '0'],
      ...['--no-rate-limits', '--keep-action-modules', '--refuse-large-profiles'],
      ...['--deploy-client', 'deploy:only-for-this-test'],
    ]);
    try {
      const ready = once(createInterface(child.stdout), 'line');
      const [line] = await Promise.race([ready, ended.then(async () => [await said])]);
      const [url = ''] = /http\S+/.exec(line) ?? [];
      const token = async () => {
        const client = { client_id: 'deploy', client_secret: 'only-for-this-test' };
        const body = new URLSearchParams({
          ...client,
          grant_type: 'client_credentials',
          audience: `${url}api/v2/`,
        });
        const response = await fetch(`${url}oauth/token`, { method: 'POST', body });
        return ((await response.json()) as { access_token: string }).access_token;
      };
      const runs = [decodeJwt(await token()), decodeJwt(await token())];
      expect(runs.map((claims) => claims['https://example.com/runs'])).toEqual([1, 2]);
      const headers = { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' };
      const rename = (name: string) =>
        fetch(`${url}api/v2/users/auth0%7Cann`, {
          ...{ method: 'PATCH', headers },
          body: JSON.stringify({ user_metadata: { name } }),
        });
      const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => rename(`Ann ${n}`)));
      expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
      expect((await rename('x'.repeat(11_000))).status).toBe(400);
    } finally {
      child.kill('SIGTERM');
    }
    expect(await ended).toEqual([0, null]);
  },
  PATIENCE_MS,
);

test.each([
  [['--config', 'absent.yaml'], /absent\.yaml cannot be used/],
  [['--port', 'x'], /--port takes a port/],
  [['--tls-port', '0'], /--tls-port needs --data-dir/],
  [['--deploy-client', 'alone'], /--deploy-client takes ID:SECRET/],
  [['--what'], /--what/],
])(
  'says what is wrong with %s',
  async (options, expected) => {
    const { ended, said } = start(options);
    expect([await ended, await said]).toEqual([[1, null], expect.stringMatching(expected)]);
  },
  PATIENCE_MS,
);
