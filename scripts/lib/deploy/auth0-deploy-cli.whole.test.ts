import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig } from '@setlist/local-tenant/config/read-config';
import { replaceKeywords } from '@setlist/local-tenant/config/replace-keywords';
import { environment } from '@setlist/local-tenant/test/clients/env';
import { VERA } from '@setlist/local-tenant/test/clients/start-tenant';
import { tryClient } from '@setlist/local-tenant/test/clients/try-client';
import { signIn } from '@setlist/local-tenant/test/sign-in';
import { type Application, readApplications } from '@setlist/scripts/lib/deploy/applications';
import { runDeployCli } from '@setlist/scripts/lib/deploy/run-deploy-cli';
import { ManagementClient } from 'auth0';
import { decodeJwt } from 'jose';
import { beforeAll, expect } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../../..');
const trial = tryClient('auth0-deploy-cli', '`npm run tenant:deploy`, or `AUTH0_DOMAIN=localhost:4443`', {
  config: 'empty-tenant.yaml',
});
const RESOURCES = ['clients', 'resourceServers', 'clientGrants', 'roles', 'actions', 'triggers'];
// Nearly all of it is the CLI compiling its own schemas.
const IMPORT_MS = 600_000;

// biome-ignore lint/suspicious/noExplicitAny: a parsed tenant.yaml, of any shape
type Yaml = any;
let keywords: Record<string, string>;
let exported: Yaml;

const target = () => {
  const { domain, caFile, apps } = trial.tenant;
  return { domain, caFile, clientId: apps.deploy.client_id, clientSecret: apps.deploy.client_secret };
};

async function runCli(args: string[], resources: string[] | 'all' = RESOURCES): Promise<string> {
  let output = '';
  const onOutput = (text: string) => {
    output += text;
  };
  const run = { target: target(), resources, keywords, args, env: environment, onOutput };
  await runDeployCli(run).catch((error) => expect.fail(`${error.message}\n${output}`));
  return output;
}

async function exportTenant(name: string, resources?: 'all'): Promise<{ folder: string; yaml: Yaml }> {
  const folder = join(trial.tenant.dataDir, name);
  await runCli(['export', '-f', 'yaml', '-o', folder], resources);
  return { folder, yaml: parse(await readFile(join(folder, 'tenant.yaml'), 'utf8')) };
}

beforeAll(() => {
  keywords = {
    NEXTAUTH_URL: 'http://localhost:3000',
    API_URL: 'http://127.0.0.1:9',
    AUTH0_AUDIENCE: 'https://api.setlist.example',
    AUTH0_ISSUER_BASE_URL: trial.tenant.issuer,
    AUTH0_DOMAIN: trial.tenant.domain,
  };
});

// As docs/real-tenant.md has it: an application with the permissions that it names, and no other.
async function createDeployer(): Promise<Application> {
  const { domain, issuer, apps } = trial.tenant;
  const { client_id: clientId, client_secret: clientSecret } = apps.deploy;
  const management = new ManagementClient({ domain, clientId, clientSecret });
  const guide = await readFile(join(root, 'docs/real-tenant.md'), 'utf8');
  const [, permissions = ''] = /```\n(read:clients .*?)```/s.exec(guide) ?? [];
  const deployer = await management.clients.create({ name: 'Deployer', app_type: 'non_interactive' });
  const { client_id = '', client_secret = '' } = deployer;
  const scope = permissions.trim().split(/\s+/);
  await management.clientGrants.create({ client_id, audience: `${issuer}api/v2/`, scope });
  return { name: 'Deployer', client_id, client_secret };
}

trial.matches(
  'imports tenant.yaml, by npm run tenant:deploy, into an empty tenant',
  async () => {
    const { dataDir, port, issuer } = trial.tenant;
    const deployer = await createDeployer();
    const settings = {
      ...keywords,
      AUTH0_DEPLOY_CLIENT_ID: deployer.client_id,
      AUTH0_DEPLOY_CLIENT_SECRET: deployer.client_secret ?? '',
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
    await writeFile(join(dataDir, 'local.env'), lines.join(''));
    const env = { ...environment, SETLIST_DATA_DIR: dataDir, TENANT_TLS_PORT: `${port}` };
    const script = [join(root, 'scripts/tenant-deploy.ts')];
    const { stdout } = await promisify(execFile)(process.execPath, script, { env, cwd: root });
    // As with a tenant of Auth0, the Actions' application has to be there before its secret is known.
    expect(stdout).toMatch(
      /Created the application Setlist Actions.*Created \[actions\].*Import Successful/s,
    );

    const web = (await readApplications(target())).find(({ name }) => name === 'Setlist Web') as Application;
    const { client_id: clientId, client_secret: clientSecret = '' } = web;
    const redirectUri = 'http://localhost:3000/api/auth/callback/auth0';
    const tokens = await signIn({ issuer, clientId, clientSecret, redirectUri }, VERA);
    const claims = decodeJwt(tokens.id_token ?? '');
    expect(claims['https://setlist.example/display_name'], 'the deployed Actions ran').toBe('Vera');
  },
  IMPORT_MS,
);

trial.matches('exports what was imported', async () => {
  const { folder, yaml } = await exportTenant('before');
  exported = yaml;
  const text = await readFile(join(root, 'auth0/tenant.yaml'), 'utf8');
  const credentials = { AUTH0_ACTIONS_CLIENT_ID: '', AUTH0_ACTIONS_CLIENT_SECRET: '' };
  const given: Yaml = parse(replaceKeywords(text, { ...keywords, ...credentials }));
  const named = (list: Yaml[], name: string) => list.find((one) => one.name === name);
  for (const client of given.clients) expect(named(yaml.clients, client.name)).toMatchObject(client);
  expect(yaml.resourceServers).toMatchObject(given.resourceServers);
  for (const { client_id, audience, scope } of given.clientGrants) {
    const grant = yaml.clientGrants.find(
      (one: Yaml) => one.client_id === client_id && one.audience === audience,
    );
    expect(grant?.scope.toSorted(), client_id).toEqual(scope.toSorted());
  }
  expect(yaml.triggers).toEqual(given.triggers);
  for (const { name, code, secrets, ...action } of given.actions) {
    const own = named(yaml.actions, name);
    expect(own, name).toMatchObject({
      ...action,
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
    });
    expect(own.secrets.map((one: Yaml) => one.name)).toEqual(secrets.map((one: Yaml) => one.name));
    const [is, was] = [join(folder, own.code), join(root, 'auth0', code)];
    expect(await readFile(is, 'utf8'), name).toBe(await readFile(was, 'utf8'));
  }
});

trial.matches(
  'imports again, and nothing changes',
  async () => {
    const own = { AUTH0_ACTIONS_CLIENT_ID: 'again', AUTH0_ACTIONS_CLIENT_SECRET: 'again' };
    keywords = { ...keywords, ...own };
    const output = await runCli(['import', '-i', join(root, 'auth0/tenant.yaml')]);
    expect(output).toContain('Import Successful');
    expect(output).not.toContain('Created [');
    expect((await exportTenant('after')).yaml).toEqual(exported);
  },
  IMPORT_MS,
);

trial.matches('exports the whole tenant, and says of what it does not have that there is none', async () => {
  const { folder, yaml } = await exportTenant('whole', 'all');
  for (const kind of RESOURCES) expect(yaml[kind], kind).toEqual(exported[kind]);
  const none = ['organizations', 'eventStreams', 'logStreams', 'customDomains', 'forms', 'flows'];
  for (const kind of none) expect(yaml[kind], kind).toEqual([]);
  expect(yaml.tenant).toMatchObject({ session_cookie: { mode: 'persistent' } });
  expect(yaml.databases).toMatchObject([{ name: 'Username-Password-Authentication' }]);
  // It is a configuration that the tenant starts from.
  const { config } = await readConfig(join(folder, 'tenant.yaml'), keywords);
  expect(config.clients.map(({ name }) => name)).toContain('Setlist Web');
});

trial.matches(
  'says by --dry-run what an import would do, and does nothing',
  async () => {
    const { dataDir } = trial.tenant;
    const plan = join(dataDir, 'plan.yaml');
    await writeFile(plan, 'clients: [{ name: Planned, app_type: spa }]\neventStreams: []\n');
    const output = await runCli(['import', '--dry-run', '-i', plan], 'all');
    expect(output).toContain('Planned');
    expect((await exportTenant('unchanged')).yaml).toEqual(exported);
  },
  IMPORT_MS,
);

trial.keepsToTheTable();
