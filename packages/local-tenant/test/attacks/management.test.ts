import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { AUDIENCE, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRoutes } from '../../src/management/management.routes.ts';
import type { ManagementRoute } from '../../src/management/route.ts';
import { BODIES, JSON_TYPE, ODD, withEachReplaced } from './odd-values.ts';
import { type Answer, sendRaw } from './send-raw.ts';

let tenant: TestTenant;
let call: ManagementCall;
let bearer: { authorization: string };
let ids: Record<string, string>;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
  bearer = { authorization: `Bearer ${await tenant.machineToken()}` };
  const body = { name: 'Target', supported_triggers: [{ id: 'post-login' }] };
  const [role, client, api, action, keys] = await Promise.all([
    call('POST', '/roles', { name: 'Target' }),
    call('POST', '/clients', { name: 'Target' }),
    call('POST', '/resource-servers', { identifier: 'https://target.example' }),
    call('POST', '/actions/actions', body),
    call('GET', '/keys/signing'),
  ]);
  const grant = { client_id: client.body.client_id, audience: AUDIENCE, scope: [] };
  const { id_token = '' } = await tenant.signIn({ email: 'max@setlist.example' });
  const { tokens } = (await call('GET', '/users/auth0%7Cmax/refresh-tokens?take=1')).body;
  ids = {
    ...{ users: 'auth0|max', roles: role.body.id, clients: client.body.client_id, keys: keys.body[0].kid },
    ...{ 'resource-servers': api.body.id, actions: action.body.id, logs: 'none' },
    ...{ sessions: String(decodeJwt(id_token).sid), 'refresh-tokens': tokens[0].id },
    connections: 'con_0000000000000001',
    'client-grants': (await call('POST', '/client-grants', grant)).body.id,
  };
});
afterAll(() => tenant.close());

const send = (method: string, path: string, headers: object = {}, body?: string | Buffer) =>
  sendRaw(tenant.issuer, method, path, headers, body);

const at = (route: ManagementRoute): string => {
  const [, resource = ''] = route.path.split('/');
  const params: Record<string, string> = { provider: 'duo', triggerId: 'post-login', versionId: 'none' };
  return `/api/v2${route.path.replace(/:(\w+)/g, (_, name) => encodeURIComponent(params[name] ?? ids[resource] ?? ''))}`;
};

function expectManagementAnswer({ status, text }: Answer, what: string): void {
  if (text === '' && (status === 204 || status === 413)) return;
  expect(status, `${what}: ${text}`).toBeLessThan(500);
  if (status < 400) return;
  const error = { statusCode: status, error: expect.any(String), message: expect.any(String) };
  expect(JSON.parse(text), what).toMatchObject(error);
}

const writing = allRoutes.filter(({ method, path }) => method !== 'get' && !/rotate|revoke/.test(path));
const deletesItself = ({ method, path }: ManagementRoute) =>
  method === 'delete' && /^\/[\w/-]+\/:id$/.test(path);

test.each(BODIES)(
  'the Management API answers %s with its own errors, on every route',
  async (name, type, body) => {
    for (const route of writing.filter((one) => !deletesItself(one))) {
      const answer = await send(route.method.toUpperCase(), at(route), { ...bearer, ...type }, body);
      expectManagementAnswer(answer, `${name} to ${route.method} ${route.path}`);
    }
  },
);

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'client/json',
  'x',
])('the Management API takes no body of the type %s, on every route', async (type) => {
  const before = await call('GET', '/actions/triggers/post-login/bindings');
  expect(before.body.bindings).not.toEqual([]);
  for (const route of writing.filter(({ body }) => body)) {
    const answer = await send(
      route.method.toUpperCase(),
      at(route),
      { ...bearer, 'content-type': type },
      '{}',
    );
    const told = { statusCode: 415, error: 'Unsupported Media Type', message: 'Unsupported Media Type' };
    expect([answer.status, JSON.parse(answer.text)], route.path).toEqual([415, told]);
  }
  const { body } = await call('GET', '/actions/triggers/post-login/bindings');
  expect(body).toEqual(before.body);
});

const QUERIES = [
  ...['page=-1', 'page=1e99', `page=${'9'.repeat(20)}`, 'page=0.5', 'page=x', 'page=1&page=2', 'page=%00'],
  ...[
    'per_page=-1',
    'per_page=1000',
    'per_page=x',
    'take=-1',
    `take=${'9'.repeat(20)}`,
    'include_totals=perhaps',
  ],
  ...['from=%00', 'sort=%00:1', 'sort=a:1', 'sort=email:2', 'fields=%00', 'fields=__proto__', 'unknown=1'],
  ...['name=%00', 'email=%00', 'connection=%00', 'audience=%00', 'client_id=%00', 'name_filter=%00', 'q=%ff'],
  ...[
    'actionName=%00',
    'triggerId=%00',
    'deployed=perhaps',
    'strategy=%00',
    'app_type=%00',
    'q=a&q=b',
    'q[a]=b',
  ],
];

test.each(QUERIES)('the Management API answers ?%s with its own errors, on every route', async (query) => {
  for (const route of allRoutes.filter(({ method }) => method === 'get'))
    expectManagementAnswer(await send('GET', `${at(route)}?${query}`, bearer), `${route.path}?${query}`);
});

test.each([
  ...[
    '%',
    '_',
    '\\',
    '"',
    "'",
    '%00',
    'name:\\',
    'name:"\\',
    ':',
    '::',
    'a:b:c',
    '*',
    '?',
    '[* TO *]',
    'name:[* TO *]',
  ],
  ...['user_metadata:x', 'app_metadata:[1 TO 2]', 'app_metadata.plan:[1 TO 2]', 'app_metadata.plan:[a TO b]'],
  ...[
    'user_metadata.:x',
    'user_metadata..a:"x"',
    'app_metadata.roles.0:x',
    '_exists_:_exists_',
    '_exists_:x',
  ],
  ...['created_at:"2020-02-30"', 'created_at:"1"', 'created_at:[0 TO 999999-01-01]', 'last_login:"infinity"'],
  ...[
    'logins_count:1e5',
    `logins_count:${'9'.repeat(300)}`,
    'blocked:[false TO true]',
    'identities.isSocial:x',
  ],
  ...['(('.repeat(400), 'NOT '.repeat(240), 'a '.repeat(490), `email:${'*'.repeat(900)}`, 'x'.repeat(1_001)],
])('a search for %s finds users or is refused', async (q) => {
  const answer = await send('GET', `/api/v2/users?q=${q === '%00' ? q : encodeURIComponent(q)}`, bearer);
  expectManagementAnswer(answer, q);
});

const BODY_OF: Record<string, object> = {
  'post /users': { connection: 'google-oauth2', email: 'a@b.example', name: 'A', user_metadata: { a: 'x' } },
  'patch /users/:id': {
    name: 'A',
    picture: 'https://a.example/',
    user_metadata: { a: 'x' },
    app_metadata: { a: ['x'] },
  },
  'post /users/:id/roles': { roles: ['rol_x'] },
  'post /users/:id/permissions': {
    permissions: [{ resource_server_identifier: AUDIENCE, permission_name: 'read:plays' }],
  },
  'patch /sessions/:id': { session_metadata: { a: 'x' } },
  'patch /refresh-tokens/:id': { refresh_token_metadata: { a: 'x' } },
  'post /roles': { name: 'A', description: 'B' },
  'patch /roles/:id': { name: 'A', description: 'B' },
  'post /roles/:id/permissions': {
    permissions: [{ resource_server_identifier: AUDIENCE, permission_name: 'read:plays' }],
  },
  'post /roles/:id/users': { users: ['auth0|max'] },
  'post /clients': {
    name: 'A',
    callbacks: ['https://a.example/'],
    client_metadata: { a: 'x' },
    addons: { a: { b: 'x' } },
    jwt_configuration: { alg: 'RS256' },
  },
  'patch /clients/:id': {
    description: 'A',
    client_metadata: { a: 'x' },
    oidc_logout: { backchannel_logout_urls: ['x'] },
    client_authentication_methods: { private_key_jwt: { credentials: [{ id: 'x' }] } },
    grant_types: ['x'],
  },
  'post /resource-servers': {
    identifier: 'https://b.example',
    name: 'A',
    scopes: [{ value: 'a', description: 'b' }],
  },
  'patch /resource-servers/:id': { name: 'A', scopes: [{ value: 'a', description: 'b' }], token_lifetime: 5 },
  'post /clients/:client_id/credentials': { credential_type: 'public_key', pem: 'x', kid: 'abcdefghij' },
  'patch /clients/:client_id/credentials/:id': { expires_at: '2050-01-01T00:00:00Z' },
  'patch /connections/:id/clients': [{ client_id: 'x', status: true }],
  'patch /tenants/settings': { friendly_name: 'A', flags: { enable_sso: true }, mtls: { a: 'x' } },
  'post /client-grants': { client_id: 'x', audience: AUDIENCE, scope: ['read:plays'] },
  'patch /client-grants/:id': { scope: ['read:plays'] },
  'post /actions/actions': {
    ...{ name: 'A', supported_triggers: [{ id: 'post-login' }], code: '//', runtime: 'node22' },
    ...{ secrets: [{ name: 'A', value: 'B' }], dependencies: [{ name: 'a', version: '1' }] },
  },
  'patch /actions/actions/:id': { name: 'B', code: '//', secrets: [{ name: 'A', value: 'B' }] },
  'patch /actions/triggers/:triggerId/bindings': {
    bindings: [{ ref: { type: 'action_name', value: 'A' }, display_name: 'B' }],
  },
};
test.each(Object.entries(BODY_OF))('%s takes odd values in any place or refuses them', async (name, body) => {
  const route = writing.find(({ method, path }) => `${method} ${path}` === name) as ManagementRoute;
  for (const odd of ODD)
    for (const variant of withEachReplaced(body, odd)) {
      const text = JSON.stringify(variant);
      const answer = await send(route.method.toUpperCase(), at(route), { ...bearer, ...JSON_TYPE }, text);
      expectManagementAnswer(answer, `${name} ${text.slice(0, 200)}`);
    }
});

test('has a sample of every body that the Management API takes', () => {
  const taking = writing.filter(({ method, body }) => body && method !== 'delete');
  expect(Object.keys(BODY_OF).sort()).toEqual(taking.map(({ method, path }) => `${method} ${path}`).sort());
});
