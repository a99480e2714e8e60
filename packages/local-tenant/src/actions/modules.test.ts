import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployActions } from '@setlist/local-tenant/test/deploy-actions';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';

let folder: string;
let registry: Server;
let tenant: TestTenant;
let call: ManagementCall;
const asked: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'action-packages-'));
  registry = await startRegistry({ hello: '1.2.3' });
  const { port } = registry.address() as AddressInfo;
  vi.stubEnv('npm_config_registry', `http://127.0.0.1:${port}/`);
  vi.stubEnv('npm_config_cache', join(folder, 'cache'));
  vi.stubEnv('npm_config_fetch_retries', '0');
  const actionModulesFolder = join(folder, 'modules');
  tenant = await startTestTenant({ options: { actionModulesFolder } });
  call = await managementClient(tenant);
}, 60_000);
afterAll(async () => {
  await tenant.close();
  registry.close();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** A registry of npm with these packages, each of which says its name, its version, and that its scripts did not run. */
async function startRegistry(packages: Record<string, string>): Promise<Server> {
  const documents = new Map<string, (url: string) => string | Buffer>();
  for (const [name, version] of Object.entries(packages)) {
    const source = await mkdtemp(join(folder, 'source-'));
    const manifest = { name, version, scripts: { postinstall: 'touch ran' } };
    await writeFile(join(source, 'package.json'), JSON.stringify(manifest));
    const code = `exports.say = () => '${name}@${version} ' + require('fs').existsSync(__dirname + '/ran');`;
    await writeFile(join(source, 'index.js'), code);
    execFileSync('npm', ['pack', '--silent'], { cwd: source });
    const tarball = await readFile(join(source, `${name}-${version}.tgz`));
    const shasum = createHash('sha1').update(tarball).digest('hex');
    documents.set(`/${name}.tgz`, () => tarball);
    documents.set(`/${name}`, (url) =>
      JSON.stringify({
        ...{ name, 'dist-tags': { latest: version } },
        versions: { [version]: { ...manifest, dist: { tarball: `${url}/${name}.tgz`, shasum } } },
      }),
    );
  }
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const document = documents.get(request.url ?? '')?.(`http://${request.headers.host}`);
    if (document) response.end(document);
    else response.writeHead(404).end('{}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

const CLAIM = 'https://x.example/said';
const SAYS = `exports.onExecutePostLogin = async (event, api) => api.idToken.setCustomClaim('${CLAIM}', require('hello').say());`;

async function make(name: string, code: string, dependencies: object[]): Promise<string> {
  const supported_triggers = [{ id: 'post-login' }];
  const made = { name, supported_triggers, code, dependencies };
  const { status, body } = await call('POST', '/actions/actions', made);
  expect(status).toBe(201);
  return body.id;
}

test('an Action gets its packages, in its version, once, from the registry that npm is set up for', async () => {
  const hello = [{ name: 'hello', version: '1.2.3' }];
  const id = await make('Says hello', SAYS, hello);
  expect((await call('POST', `/actions/actions/${id}/deploy`)).status).toBe(200);
  await call('PATCH', '/actions/triggers/post-login/bindings', {
    bindings: [{ ref: { type: 'action_id', value: id } }],
  });
  const { id_token = '' } = await tenant.signIn({ email: 'jane.doe@example.com' });
  expect(decodeJwt(id_token)[CLAIM]).toBe('hello@1.2.3 false');
  const before = asked.length;
  expect(before).toBeGreaterThan(0);
  const again = await make('Says it again', SAYS, hello);
  expect((await call('POST', `/actions/actions/${again}/deploy`)).status).toBe(200);
  expect(asked.length).toBe(before);
}, 60_000);

test('an Action that does not declare a package does not find it, though another one has it', async () => {
  await deployActions(call, 'post-login', [`${CLAIM.length}; require('hello');`]);
  const { searchParams } = await tenant.authorize({ email: 'jane.doe@example.com' }, 'v'.repeat(43));
  expect(searchParams.get('error')).toBe('access_denied');
  const lastError = async () =>
    (await tenant.db.query('SELECT error FROM action_runs ORDER BY seq DESC LIMIT 1')).rows[0]?.error;
  await expect
    .poll(lastError)
    .toBe("Error: Cannot find module 'hello': it is not among the dependencies of this Action.");
});

test('a dependency names its registry, as it was sent, until the Action is deployed', async () => {
  const sent = { name: 'hello', version: '1.2.3', registry_url: 'https://registry.example' };
  const path = `/actions/actions/${await make('Says where from', SAYS, [sent])}`;
  expect((await call('GET', path)).body.dependencies).toEqual([sent]);
  const { body } = await call('POST', `${path}/deploy`);
  const shown = [{ name: 'hello', version: '1.2.3' }];
  expect(body.dependencies).toEqual(shown);
  expect((await call('GET', path)).body).toMatchObject({
    dependencies: shown,
    deployed_version: { dependencies: shown },
  });
});

test('a deployment says which packages it cannot get, and why: unknown, another version, no network', async () => {
  const refusal = async (name: string, version: string) => {
    const id = await make(`Wants ${name} ${version} ${Math.random()}`, SAYS, [{ name, version }]);
    const { status, body } = await call('POST', `/actions/actions/${id}/deploy`);
    expect((await call('GET', `/actions/actions/${id}`)).body).not.toHaveProperty('deployed_version');
    return [status, body.errorCode, body.message];
  };
  const of = (name: string, why: RegExp) => [
    ...[400, 'dependencies_not_installed'],
    expect.stringMatching(new RegExp(`cannot be installed: ${name}\\. .*${why.source}`)),
  ];
  expect(await refusal('nobody-has-this', '1.0.0')).toEqual(of('nobody-has-this@1.0.0', /404/));
  expect(await refusal('hello', '9.9.9')).toEqual(of('hello@9.9.9', /(ETARGET|No matching version)/));
  registry.close();
  registry.closeAllConnections();
  expect(await refusal('other', '1.0.0')).toEqual(of('other@1.0.0', /ECONNREFUSED/));
  const id = await make('Still says hello', SAYS, [{ name: 'hello', version: '1.2.3' }]);
  expect((await call('POST', `/actions/actions/${id}/deploy`)).status).toBe(200);
}, 60_000);

test('a tenant starts without the packages of tenant.yaml, and the Action says that they are missing', async () => {
  await writeFile(join(folder, 'wants.js'), SAYS);
  const supported_triggers = [{ id: 'post-login' }];
  const wants = {
    name: 'Wants',
    code: './wants.js',
    supported_triggers,
    dependencies: [{ name: 'hello', version: '0.0.1' }],
  };
  const configFile = join(folder, 'tenant.yaml');
  const triggers = { 'post-login': [{ action_name: 'Wants' }] };
  await writeFile(configFile, JSON.stringify({ actions: [wants], triggers }));
  const warned: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => void warned.push(line) });
  const options = { actionModulesFolder: join(folder, 'modules'), log };
  const started = await startTestTenant({ configFile, options });
  onTestFinished(() => started.close());
  expect(warned.join()).toMatch(/hello@0\.0\.1.*packages of an Action are missing/);
}, 60_000);
