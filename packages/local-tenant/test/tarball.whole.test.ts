import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumPath, environment } from './clients/env.ts';
import { packageVersion } from './clients/package-version.ts';

// What `npm pack` makes, in an empty folder, as somebody finds it who has nothing else of this repository.

const run = promisify(execFile);
const PATIENCE_MS = 600_000;
// Programs that are started find the Node.js that runs this.
const env = { ...environment, PATH: `${dirname(process.execPath)}${delimiter}${environment.PATH}` };
// A registry that does not answer is a failure, and not a reason to wait for ten minutes.
const PATIENCE = ['--fetch-retries', '1', '--fetch-timeout', '60000'];
// Whoever PostgreSQL runs as has to reach its programs, which the tests' own folder for temporary files may not allow.
const DISK = '/var/tmp';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(existsSync(DISK) ? DISK : tmpdir(), 'local-tenant-'));
  // PostgreSQL runs as somebody else where this is run by root, and has to read its own programs.
  await chmod(folder, 0o755);
  await run('npm', ['pack', '--pack-destination', folder], { cwd: join(import.meta.dirname, '..'), env });
  const [tarball = ''] = await readdir(folder);
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const playwright = `@playwright/test@${packageVersion('@playwright/test')}`;
  await run('npm', ['install', '--no-audit', '--no-fund', ...PATIENCE, join(folder, tarball), playwright], {
    cwd: folder,
    env,
  });
  await writeFile(join(folder, 'tenant.yaml'), TENANT);
  await mkdir(join(folder, 'actions'));
  await writeFile(join(folder, 'actions', 'claim.js'), ACTION);
  await writeFile(
    join(folder, 'users.json'),
    '[{ "email": "ann@example.com", "password": "Long-enough-1" }]',
  );
}, PATIENCE_MS);
afterAll(() => rm(folder, { recursive: true }));

const TENANT = `
clients:
  - { name: App, client_id: app, client_secret: only-for-this-test, app_type: regular_web, callbacks: ['http://localhost:3999/cb'] }
  - { name: Machine, client_id: machine, client_secret: only-for-this-test, app_type: non_interactive, grant_types: [client_credentials] }
resourceServers: [{ identifier: 'https://api.example', scopes: [{ value: 'read:it' }] }]
clientGrants: [{ client_id: Machine, audience: 'https://api.example', scope: ['read:it'] }]
actions: [{ name: Claim, code: ./actions/claim.js, supported_triggers: [{ id: post-login, version: v3 }] }]
triggers: { post-login: [{ action_name: Claim }] }
`;
const ACTION = `exports.onExecutePostLogin = async (event, api) => {
  api.idToken.setCustomClaim('https://example.com/email', event.user.email);
};`;

test(
  'starts as a command on a tenant.yaml, gives tokens, and ends by a signal',
  async () => {
    const arguments_ = ['--config', 'tenant.yaml', '--users', 'users.json', '--port', '0'];
    const command = join(folder, 'node_modules', '.bin', 'local-tenant');
    const tenant = spawn(command, arguments_, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = text(tenant.stderr);
    const ended = once(tenant, 'exit');
    try {
      const ready = once(createInterface(tenant.stdout), 'line');
      const [line] = await Promise.race([ready, ended.then(async () => [await said])]);
      const [url = ''] = /http\S+/.exec(line) ?? [];
      const credentials = { client_id: 'machine', client_secret: 'only-for-this-test' };
      const body = new URLSearchParams({
        ...{ grant_type: 'client_credentials', audience: 'https://api.example', ...credentials },
      });
      const response = await fetch(`${url}oauth/token`, { method: 'POST', body });
      const { access_token } = (await response.json()) as { access_token: string };
      expect(decodeJwt(access_token)).toMatchObject({ iss: url, scope: 'read:it', sub: 'machine@clients' });
      // Its pages have their looks, of which some come from other packages of this repository.
      const styles = await fetch(`${url}dashboard/assets/tokens.css`);
      expect([styles.status, await styles.text()]).toEqual([200, expect.stringContaining('--')]);
    } finally {
      tenant.kill('SIGTERM');
    }
    expect(await ended).toEqual([0, null]);
  },
  PATIENCE_MS,
);

test(
  'says what is wrong with what it is given',
  async () => {
    const command = join(folder, 'node_modules', '.bin', 'local-tenant');
    for (const [given, said] of [
      [['--config', 'absent.yaml'], /absent\.yaml cannot be used/],
      [['--port', 'x'], /--port takes a port/],
      [['--what'], /--what/],
    ] as const) {
      const failed = await run(command, [...given], { cwd: folder, env }).catch((error) => error);
      expect([given, failed.code, failed.stderr]).toEqual([given, 1, expect.stringMatching(said)]);
    }
  },
  PATIENCE_MS,
);

test(
  'gives Playwright a tenant, its people, and what takes all back',
  async () => {
    await writeFile(join(folder, 'sign-in.spec.ts'), SPEC);
    await writeFile(join(folder, 'playwright.config.ts'), CONFIG);
    const report = await run(
      join(folder, 'node_modules', '.bin', 'playwright'),
      ['test', '--reporter', 'line'],
      {
        ...{ cwd: folder, env: { ...env, CHROMIUM_PATH: chromiumPath } },
      },
    ).catch((error) => error);
    expect(`${report.stdout}${report.stderr}`).toMatch(/2 passed/);
  },
  PATIENCE_MS,
);

const CONFIG = `import type { TenantOptions } from '@setlist/local-tenant';
import { defineConfig } from '@playwright/test';

export default defineConfig<object, { tenantOptions: TenantOptions }>({
  workers: 1,
  timeout: 120_000,
  use: {
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] },
    tenantOptions: { config: 'tenant.yaml', users: 'users.json' },
  },
});
`;
const SPEC = `import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from '@setlist/local-tenant/playwright';

const app = createServer((_request, response) => response.end('You are back.')).listen(0).unref();
await once(app, 'listening');
const client = { client_id: 'app', client_secret: 'only-for-this-test' };
const redirect_uri = 'http://localhost:' + app.address().port + '/cb';
const ann = { email: 'ann@example.com', password: 'Long-enough-1' };
const action = { name: 'Claim', code: './actions/claim.js', supported_triggers: [{ id: 'post-login', version: 'v3' }] };
test.use({
  tenantOptions: {
    config: {
      clients: [{ ...client, name: 'App', app_type: 'regular_web', callbacks: [redirect_uri] }],
      actions: [action],
      triggers: { 'post-login': [{ action_name: 'Claim' }] },
    },
    users: 'users.json',
  },
});

test('signs in', async ({ page, tenant, signIn }) => {
  const query = new URLSearchParams({ client_id: 'app', response_type: 'code', scope: 'openid', redirect_uri });
  await page.goto(tenant.url + 'authorize?' + query);
  await expect(signIn(page, { ...ann, password: 'wrong' })).rejects.toThrow('did not sign ann@example.com in');
  await signIn(page, ann);
  const code = new URL(page.url()).searchParams.get('code');
  const body = new URLSearchParams({ ...client, grant_type: 'authorization_code', code, redirect_uri });
  const tokens = await (await fetch(tenant.url + 'oauth/token', { method: 'POST', body })).json();
  expect(tokens).toMatchObject({ token_type: 'Bearer' });
  const claims = JSON.parse(Buffer.from(tokens.id_token.split('.')[1], 'base64url').toString());
  expect(claims['https://example.com/email']).toBe('ann@example.com');
  const forgotten = new URLSearchParams({ ...client, email: ann.email, connection: 'Username-Password-Authentication' });
  await fetch(tenant.url + 'dbconnections/change_password', { method: 'POST', body: forgotten });
  expect(await tenant.mails({ to: ann.email })).toHaveLength(1);
});

test('finds nothing of the test before', async ({ tenant }) => {
  expect(await tenant.mails()).toEqual([]);
});
`;

test(
  'has types, for TypeScript that knows nothing of how it was made',
  async () => {
    const program = `import { type RunningTenant, startTenant } from '@setlist/local-tenant';
    import { test } from '@setlist/local-tenant/playwright';
    const tenant: RunningTenant = await startTenant({ users: [{ email: 'ann@example.com' }] });
    test('x', async ({ page, signIn }) => signIn(page, { email: tenant.url, password: 'y' }));
    // @ts-expect-error: there is no such option
    await startTenant({ colour: 'red' });`;
    await writeFile(join(folder, 'program.mts'), program);
    const options = ['--noEmit', '--module', 'nodenext', '--target', 'esnext', '--skipLibCheck', '--strict'];
    const tsc = join(import.meta.dirname, '../../../node_modules/.bin/tsc');
    const checked = await run(tsc, [...options, 'program.mts'], { cwd: folder, env }).catch((error) => error);
    expect(`${checked.stdout}`).toBe('');
  },
  PATIENCE_MS,
);

test('is made of what its package.json names, and needs nothing else of this repository', async () => {
  const own = join(folder, 'node_modules', '@setlist');
  expect(await readdir(own)).toEqual(['local-tenant']);
  const { files } = JSON.parse(await readFile(join(own, 'local-tenant', 'package.json'), 'utf8'));
  expect(files).toEqual(['dist', 'entries']);
});
