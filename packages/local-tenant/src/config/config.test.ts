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
    startTenant({ port: 0, databaseUrl: database.databaseUrl, config: path, deployClient });
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
    const before = await clients(first.url);
    await first.close();
    const second = await start(await file('two.yaml', 'clients:\n  - { name: Other, callbacks: [] }\n'));
    const after = await clients(second.url);
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
    ['roles: [{ name: ##MISSING## }]\n', /The section roles uses MISSING: set it/],
    ['clients: @@MISSING@@\n', /The section clients uses MISSING/],
    ['clients: [{ name: A, app_type: robot }]\n', /clients\[0\]\.app_type/],
  ];
  for (const [text, message] of cases) {
    await expect(readConfig(await file('broken.yaml', text), {})).rejects.toThrow(message);
  }
  await expect(readConfig(join(folder, 'absent.yaml'), {})).rejects.toThrow(/absent\.yaml/);
});

test('starts on what the deploy CLI exports of a usual tenant, and names what has no effect', async () => {
  await file('plain.js', 'exports.onExecutePostLogin = async () => {};');
  const text = `
# In a comment a keyword needs no value: ##COMMENT##, @@COMMENT@@
rules: []
pages: {}
hooks: null
databases: null
emailProvider: { name: smtp, credentials: { smtp_pass: ##SMTP_PASS## } }
branding: { colors: @@COLORS@@, logo_url: null }
prompts: { customText: {} }
tenant: { friendly_name: null, allowed_logout_urls: null, flags: { revoke_refresh_token_grant: false }, skip_non_verifiable_callback_uri_confirmation_prompt: true }
clients:
  - { name: App, app_type: regular_web, callbacks: null, description: null, logo_uri: https://x.example/y.png, skip_non_verifiable_callback_uri_confirmation_prompt: true }
  - { name: Own API, app_type: resource_server }
  - { name: Gateway, app_type: express_configuration }
  - { name: SSO, app_type: sso_integration, jwt_configuration: { alg: RS256, lifetime_in_seconds: null } }
  - { name: Machine, app_type: non_interactive, client_id: machine-1, client_secret: only-for-this-test }
resourceServers:
  - { name: null, identifier: 'https://a.example', scopes: [{ value: 'read:a', description: null }, { value: 'write:a' }] }
  - { name: System, identifier: 'https://##AUTH0_DOMAIN##/api/v2/', scopes: null }
clientGrants:
  - { client_id: Machine, audience: 'https://a.example', allow_all_scopes: true, subject_type: client }
  - { client_id: Machine, audience: 'https://##AUTH0_DOMAIN##/api/v2/', scope: ['read:organizations'] }
  - { id: cgr_elsewhere, client_id: App, audience: 'https://a.example', subject_type: user, scope: ['read:a'], organization_usage: null }
roles:
  - { name: Reader, description: null, permissions: [{ permission_name: 'read:a', resource_server_identifier: 'https://a.example' }] }
  - { name: Nothing, permissions: null }
actions:
  - { name: A, code: ./plain.js, runtime: null, dependencies: null, secrets: [{ name: KEY }, { name: OTHER, value: null }], supported_triggers: [{ id: post-login, version: v3 }] }
triggers: { post-login: null, pre-user-registration: [] }
organizations: []
`;
  const tenant = await startTestTenant({ configFile: await file('export.yaml', text) });
  try {
    const call = await managementClient(tenant);
    const { body: clients } = await call(
      'GET',
      '/clients?app_type=regular_web,resource_server,express_configuration,sso_integration',
    );
    expect(clients.map(({ name }: { name: string }) => name).sort()).toEqual([
      'App',
      'Gateway',
      'Own API',
      'SSO',
    ]);
    expect(clients.find(({ name }: { name: string }) => name === 'App')).not.toHaveProperty('description');
    const { body: grants } = await call('GET', '/client-grants?client_id=machine-1');
    expect(grants).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ audience: 'https://a.example', allow_all_scopes: true }),
        expect.objectContaining({ scope: ['read:organizations'] }),
      ]),
    );
    const { body: forPeople } = await call('GET', '/client-grants?subject_type=user');
    expect(forPeople).toMatchObject([{ subject_type: 'user', scope: ['read:a'] }]);
    // It has an id of this tenant, by which it is found.
    expect((await call('GET', `/client-grants/${forPeople[0].id}`)).status).toBe(200);
    const machine = { client_id: 'machine-1', client_secret: 'only-for-this-test' };
    expect(decodeJwt(await tenant.machineToken(machine, 'https://a.example'))).toMatchObject({
      scope: 'read:a write:a',
    });
    const { withoutEffect } = await readConfig(join(folder, 'export.yaml'), { AUTH0_DOMAIN: 'x.example' });
    expect(withoutEffect).toEqual(
      expect.arrayContaining([
        ...['emailProvider', 'branding', 'clients.logo_uri', 'tenant.flags'],
        ...['clients', 'tenant'].map(
          (section) => `${section}.skip_non_verifiable_callback_uri_confirmation_prompt`,
        ),
      ]),
    );
    for (const read of ['rules', 'pages', 'hooks', 'databases', 'organizations', 'clients.name', 'triggers'])
      expect(withoutEffect).not.toContain(read);
  } finally {
    await tenant.close();
  }
});

test('takes a configuration and users as objects', async () => {
  const tenant = await startTestTenant({
    options: {
      config: { clients: [{ name: 'App', client_id: 'app', client_secret: 'only-for-this-test' }] },
      users: [{ email: 'own@example.com', password: 'Own-password-1' }, { email: 'shared@example.com' }],
      password: 'Shared-password-1',
    },
  });
  try {
    const call = await managementClient(tenant);
    expect((await call('GET', '/clients/app')).body).toMatchObject({ client_secret: 'only-for-this-test' });
    expect((await call('GET', '/users')).body).toMatchObject([
      { email: 'own@example.com' },
      { email: 'shared@example.com' },
    ]);
  } finally {
    await tenant.close();
  }
  const users = [{ email: 'a@example.com' }];
  await expect(startTestTenant({ options: { users, password: undefined } })).rejects.toThrow(
    /no password for them/,
  );
  await expect(startTestTenant({ options: { config: JSON.parse('{"roles":[{}]}') } })).rejects.toThrow(
    /roles\[0\]\.name/,
  );
});

test.each([
  [
    'clientGrants: [{ client_id: App, audience: "https://no.example", scope: [] }]',
    /names an API that is not defined: https:..no/,
  ],
  [
    'clientGrants: [{ client_id: Nobody, audience: "https://a.example", scope: [] }]',
    /"Nobody".*names an application/,
  ],
  [
    'roles: [{ name: R, permissions: [{ permission_name: x, resource_server_identifier: "https://no.example" }] }]',
    /The role "R" names an API/,
  ],
])('says which entry names what is not there: %s', async (text, message) => {
  const base = 'clients: [{ name: App }]\nresourceServers: [{ identifier: "https://a.example" }]\n';
  await expect(startTestTenant({ configFile: await file('lost.yaml', base + text) })).rejects.toThrow(
    message,
  );
});

test('takes the types off an Action in TypeScript, and leaves JavaScript as it is', async () => {
  await file('typed.ts', 'exports.onExecutePostLogin = async (event: object): Promise<void> => {};');
  await file('plain.js', 'exports.onExecutePostLogin = async () => {};');
  const action = (name: string) =>
    `  - { name: ${name}, code: ./${name}.js, supported_triggers: [{ id: post-login }] }\n`;
  const { config } = await readConfig(
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
    await expect(
      startTenant({ port: 0, databaseUrl: database.databaseUrl, config: configFile }),
    ).rejects.toThrow(/not defined: Nobody/);
    const { rows } = await database.pool.query('SELECT name FROM clients');
    expect(rows).toEqual([]);
  } finally {
    await database.close();
  }
});

test('imports users once, into an empty store only, and refuses what it would lose', async () => {
  const tenant = await startTestTenant({
    options: {
      users: await file('users.json', JSON.stringify([{ email: 'A@Example.com', user_metadata: { a: 1 } }])),
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
  const twice = [{ email: 'a@example.com' }, { email: 'A@example.com' }];
  await expect(startTestTenant({ options: { users: twice } })).rejects.toThrow(
    /a@example\.com is there twice/,
  );
  const usersFile = await file(
    'unknown.json',
    JSON.stringify([{ email: 'a@example.com', custom_password_hash: {} }]),
  );
  await expect(startTestTenant({ options: { users: usersFile } })).rejects.toThrow(
    /unknown\.json cannot be imported.*custom_password_hash/s,
  );
});

test('lets several processes start on one empty database at once', async () => {
  const database = await createDatabase();
  const configFile = await file('many.yaml', 'clients:\n  - { name: App }\n');
  try {
    const start = () => startTenant({ port: 0, databaseUrl: database.databaseUrl, config: configFile });
    const tenants = await Promise.all([start(), start(), start()]);
    const kids = await Promise.all(
      tenants.map(
        async ({ url }) =>
          (await (await fetch(`${url}.well-known/jwks.json`)).json()) as { keys: { kid: string }[] },
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

test('takes the Management API of the tenant that was exported for its own, in grants and in roles', async () => {
  const text = `
clients: [{ name: Machine, client_id: machine-1, client_secret: only-for-this-test }]
resourceServers:
  - { name: Auth0 Management API, identifier: 'https://acme.eu.auth0.com/api/v2/' }
  - { name: Own, identifier: 'https://api.acme.example/api/v2/', scopes: [{ value: a }] }
clientGrants:
  - { client_id: Machine, audience: 'https://acme.eu.auth0.com/api/v2/', scope: ['read:users'] }
  - { client_id: Machine, audience: 'https://api.acme.example/api/v2/', scope: [a] }
  - { default_for: third_party_clients, audience: 'https://api.acme.example/api/v2/', scope: [a] }
roles:
  - { name: Admin, permissions: [{ permission_name: 'read:users', resource_server_identifier: 'https://acme.eu.auth0.com/api/v2/' }] }
`;
  const tenant = await startTestTenant({ configFile: await file('foreign.yaml', text) });
  try {
    const machine = { client_id: 'machine-1', client_secret: 'only-for-this-test' };
    const call = await managementClient(tenant, await tenant.machineToken(machine));
    expect((await call('GET', '/users')).status).toBe(200);
    expect(await tenant.machineToken(machine, 'https://api.acme.example/api/v2/')).toEqual(
      expect.any(String),
    );
    const all = await managementClient(tenant);
    expect((await all('GET', '/resource-servers')).body).toHaveLength(2);
    expect((await all('GET', '/client-grants?default_for=third_party_clients')).body).toMatchObject([
      { default_for: 'third_party_clients', scope: ['a'] },
    ]);
  } finally {
    await tenant.close();
  }
});

test('stops at an Action with Actions Modules, and at a grant of nobody', async () => {
  await file('plain.js', 'exports.onExecutePostLogin = async () => {};');
  const action = '{ name: A, code: ./plain.js, supported_triggers: [{ id: post-login }]';
  for (const [text, message] of [
    [
      `actions: [${action}, modules: [{ module_name: m }] }]`,
      'Actions Modules, which this tenant does not have',
    ],
    [
      "resourceServers: [{ identifier: 'https://a' }]\nclientGrants: [{ audience: 'https://a' }]",
      'not defined',
    ],
  ] as const)
    await expect(startTestTenant({ configFile: await file('stops.yaml', text) })).rejects.toThrow(message);
});
