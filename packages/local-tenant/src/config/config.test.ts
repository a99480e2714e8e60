import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant } from '@setlist/local-tenant/test/tenant';
import { createDatabase } from '@setlist/postgres/test/create-database';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTenant } from '../start-tenant.ts';
import { readConfig } from './read-config.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenant-config-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

test('starts on the configuration of another project, and keeps what is not in it', async () => {
  const configFile = await file(
    'one.yaml',
    'clients:\n  - { name: App, app_type: spa, callbacks: [http://localhost:1/cb] }\n',
  );
  const database = await createDatabase();
  const deployClient = { client_id: 'deploy', client_secret: 'only-for-this-test' };
  const start = (path: string) =>
    startTenant({ port: 0, databaseUrl: database.databaseUrl, configFile: path, deployClient });
  try {
    const first = await start(configFile);
    const token = async (issuer: string) => {
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        ...deployClient,
        audience: `${issuer}api/v2/`,
      });
      const response = await fetch(`${issuer}oauth/token`, { method: 'POST', body });
      return ((await response.json()) as { access_token: string }).access_token;
    };
    const clients = async (issuer: string) => {
      const headers = { authorization: `Bearer ${await token(issuer)}` };
      const response = await fetch(`${issuer}api/v2/clients`, { headers });
      return (await response.json()) as { name: string; client_id: string }[];
    };
    const before = await clients(first.issuer);
    await first.close();
    const second = await start(await file('two.yaml', 'clients:\n  - { name: Other, callbacks: [] }\n'));
    const after = await clients(second.issuer);
    await second.close();
    expect(after.map(({ name }) => name)).toEqual(['App', 'Deploy', 'Other']);
    expect(after.find(({ name }) => name === 'App')).toEqual(before.find(({ name }) => name === 'App'));
  } finally {
    await database.close();
  }
});

test('says which file is wrong, and where in it', async () => {
  const cases: [string, RegExp][] = [
    ['clients: 7\n', /broken\.yaml cannot be used.*clients/s],
    ['clients:\n  - { app_type: spa }\n', /clients\[0\]\.name/],
    [
      'actions:\n  - { name: A, code: ./nowhere.js, supported_triggers: [{ id: post-login }] }\n',
      /nowhere\.js/,
    ],
    ['a: [\n', /broken\.yaml cannot be used/],
    ['a: ##MISSING##\n', /MISSING/],
  ];
  for (const [text, message] of cases) {
    await expect(readConfig(await file('broken.yaml', text), {})).rejects.toThrow(message);
  }
  await expect(readConfig(join(folder, 'absent.yaml'), {})).rejects.toThrow(/absent\.yaml/);
});

test('takes the types off an Action in TypeScript, and leaves JavaScript as it is', async () => {
  await file('typed.ts', 'exports.onExecutePostLogin = async (event: object): Promise<void> => {};');
  await file('plain.js', 'exports.onExecutePostLogin = async () => {};');
  const action = (name: string) =>
    `  - { name: ${name}, code: ./${name}.js, supported_triggers: [{ id: post-login }] }\n`;
  const config = await readConfig(
    await file('actions.yaml', `actions:\n${action('typed')}${action('plain')}`),
    {},
  );
  expect(config.actions.map(({ code }) => code.replace(/ +/g, ' '))).toEqual([
    'exports.onExecutePostLogin = async (event ) => {};',
    'exports.onExecutePostLogin = async () => {};',
  ]);
});

test('leaves nothing behind of a configuration that cannot be used', async () => {
  const database = await createDatabase();
  const configFile = await file(
    'half.yaml',
    'clients:\n  - { name: App }\ntriggers:\n  post-login: [{ action_name: Nobody }]\n',
  );
  try {
    await expect(startTenant({ port: 0, databaseUrl: database.databaseUrl, configFile })).rejects.toThrow(
      /not defined: Nobody/,
    );
    const { rows } = await database.pool.query('SELECT name FROM clients');
    expect(rows).toEqual([]);
  } finally {
    await database.close();
  }
});

test('imports users once, into an empty store only, and refuses what it would lose', async () => {
  const tenant = await startTestTenant({
    options: {
      usersFile: await file(
        'users.json',
        JSON.stringify([{ email: 'A@Example.com', user_metadata: { a: 1 } }]),
      ),
    },
  });
  try {
    const { body } = await (await managementClient(tenant))('GET', '/users');
    expect(body).toMatchObject([
      {
        email: 'a@example.com',
        user_id: expect.stringMatching(/^auth0\|[0-9a-f]{24}$/),
        user_metadata: { a: 1 },
      },
    ]);
  } finally {
    await tenant.close();
  }
  const usersFile = await file(
    'unknown.json',
    JSON.stringify([{ email: 'a@example.com', custom_password_hash: {} }]),
  );
  await expect(startTestTenant({ options: { usersFile } })).rejects.toThrow(
    /unknown\.json cannot be imported.*custom_password_hash/s,
  );
});

test('lets several processes start on one empty database at once', async () => {
  const database = await createDatabase();
  const configFile = await file('many.yaml', 'clients:\n  - { name: App }\n');
  try {
    const start = () => startTenant({ port: 0, databaseUrl: database.databaseUrl, configFile });
    const tenants = await Promise.all([start(), start(), start()]);
    const kids = await Promise.all(
      tenants.map(
        async ({ issuer }) =>
          (await (await fetch(`${issuer}.well-known/jwks.json`)).json()) as { keys: { kid: string }[] },
      ),
    );
    expect(new Set(kids.flatMap(({ keys }) => keys.map(({ kid }) => kid))).size).toBe(2);
    await Promise.all(tenants.map((tenant) => tenant.close()));
  } finally {
    await database.close();
  }
});

test('says what to do when the port is taken', async () => {
  const tenant = await startTestTenant();
  try {
    await expect(startTestTenant({ options: { port: tenant.port } })).rejects.toThrow(/TENANT_PORT/);
  } finally {
    await tenant.close();
  }
});

test('fills keywords into the code of an Action, in JavaScript and in TypeScript, and runs it so', async () => {
  await mkdir(join(folder, 'actions'), { recursive: true });
  const claim = (name: string, value: string) =>
    `api.idToken.setCustomClaim('https://x.example/${name}', ${value});`;
  const body = `${claim('url', "'##MY_API_URL##/v1'")} ${claim('list', '@@LIST@@')} ${claim('quoted', '"@@LIST@@"')}
    ${claim('text', '@@TEXT@@')} // Not set anywhere: ##EXAMPLE##`;
  await file(
    'plain.js',
    `// ##ANOTHER_EXAMPLE## @@LIST@@\nexports.onExecutePostLogin = async (event, api) => { ${body}\n};`,
  );
  await file(
    'actions/typed.ts',
    `const list: string[] = @@LIST@@;\nexports.onExecutePostLogin = async (event: object, api: any): Promise<void> => { ${claim('typed', 'list')} };`,
  );
  const action = (name: string, code: string) =>
    `  - { name: ${name}, code: ${code}, supported_triggers: [{ id: post-login }] }\n`;
  const actions = `actions:\n${action('Plain', './plain.js')}${action('Typed', './dist/typed.js')}`;
  const triggers = 'triggers: { post-login: [{ action_name: Plain }, { action_name: Typed }] }\n';
  const clients =
    'clients: [{ name: Setlist Web, callbacks: ["http://localhost:3000/api/auth/callback/auth0"] }]\n';
  const configFile = await file('with-code.yaml', clients + actions + triggers);
  const values = { MY_API_URL: 'https://api.x.example', LIST: '["a","b"]', TEXT: "it's $& so" };
  const tenant = await startTestTenant({ configFile, keywords: { ...values, EXAMPLE: '1' } });
  try {
    const { id_token = '' } = await tenant.signIn({
      email: 'jane.doe@example.com',
      scope: 'openid',
      params: { audience: '' },
    });
    expect(decodeJwt(id_token)).toMatchObject({
      'https://x.example/url': 'https://api.x.example/v1',
      'https://x.example/list': ['a', 'b'],
      'https://x.example/quoted': ['a', 'b'],
      'https://x.example/text': "it's $& so",
      'https://x.example/typed': ['a', 'b'],
    });
    const call = await managementClient(tenant);
    const { actions: made } = (await call('GET', '/actions/actions?actionName=Plain')).body;
    expect(made[0].code).toContain("'https://api.x.example/v1'");
  } finally {
    await tenant.close();
  }
});

test('names the Action whose code uses a keyword that has no value', async () => {
  await file('lacking.js', `exports.onExecutePostLogin = async () => fetch('##NOWHERE##');`);
  const text = 'actions: [{ name: Lacks it, code: ./lacking.js, supported_triggers: [{ id: post-login }] }]';
  await expect(readConfig(await file('lacking.yaml', text), {})).rejects.toThrow(
    'The code of the Action "Lacks it" uses NOWHERE: set it in the environment.',
  );
});
