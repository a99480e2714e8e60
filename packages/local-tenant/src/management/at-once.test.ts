import { generateKeyPairSync } from 'node:crypto';
import {
  type ManagementAnswer,
  type ManagementCall,
  managementClient,
} from '@setlist/local-tenant/test/management';
import { changeMeanwhile } from '@setlist/local-tenant/test/meanwhile';
import { AUDIENCE, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

const TIMES = 8;
const atOnce = (ask: (index: number) => Promise<ManagementAnswer>) =>
  Promise.all(Array.from({ length: TIMES }, (_, index) => ask(index)));
const trigger = { supported_triggers: [{ id: 'post-login' }] };

test.each([
  ['/users', () => ({ connection: 'google-oauth2', email: 'twice@example.com' })],
  ['/roles', () => ({ name: 'Twice' })],
  ['/resource-servers', () => ({ identifier: 'https://twice.example' })],
  ['/client-grants', () => ({ client_id: tenant.web.clientId, audience: AUDIENCE, scope: [] })],
  ['/actions/actions', () => ({ name: 'Twice', ...trigger })],
])(
  'lets one of many equal requests to POST %s through, and answers the others with 409',
  async (path, body) => {
    const answers = await atOnce(() => call('POST', path, body()));
    const made = answers.filter(({ status }) => status < 300);
    expect(made).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(TIMES - 1);
  },
);

test('binds an Action once, though it is asked to many times at once', async () => {
  const { id } = (await call('POST', '/actions/actions', { name: 'Bound', ...trigger })).body;
  await call('POST', `/actions/actions/${id}/deploy`);
  const bindings = [{ ref: { type: 'action_id', value: id } }];
  await atOnce(() => call('PATCH', '/actions/triggers/post-login/bindings', { bindings }));
  expect((await call('GET', '/actions/triggers/post-login/bindings')).body.total).toBe(1);
});

test('loses none of many changes made at once to an application, an API or an Action', async () => {
  const client = (await call('POST', '/clients', { name: 'Changed' })).body;
  const api = (await call('POST', '/resource-servers', { identifier: 'https://changed.example' })).body;
  const action = (await call('POST', '/actions/actions', { name: 'Changed', ...trigger })).body;
  const property = (index: number) => `property${index}`;
  await atOnce((index) =>
    call('PATCH', `/clients/${client.client_id}`, { client_metadata: { [property(index)]: 'x' } }),
  );
  const changes = [{ token_lifetime: 60 }, { name: 'Changed' }, { allow_offline_access: true }];
  await atOnce((index) => call('PATCH', `/resource-servers/${api.id}`, changes[index % changes.length]));
  await atOnce((index) =>
    call('PATCH', `/actions/actions/${action.id}`, index % 2 ? { code: '//' } : { runtime: 'node18' }),
  );
  const all = Array.from({ length: TIMES }, (_, index) => property(index));
  const { client_metadata } = (await call('GET', `/clients/${client.client_id}`)).body;
  expect(Object.keys(client_metadata).sort()).toEqual(all);
  expect((await call('GET', `/resource-servers/${api.id}`)).body).toMatchObject(
    Object.assign({}, ...changes),
  );
  expect((await call('GET', `/actions/actions/${action.id}`)).body).toMatchObject({
    code: '//',
    runtime: 'node18',
  });
});

test('loses none of the changes made at once to a role, or to an application whose secret is rotated', async () => {
  const role = (await call('POST', '/roles', { name: 'Changed' })).body;
  await atOnce((index) =>
    call('PATCH', `/roles/${role.id}`, index % 2 ? { name: 'Renamed' } : { description: 'Described' }),
  );
  expect((await call('GET', `/roles/${role.id}`)).body).toMatchObject({
    name: 'Renamed',
    description: 'Described',
  });
  const { client_id } = (await call('POST', '/clients', { name: 'Rotated' })).body;
  const property = (index: number) => `property${index}`;
  await atOnce((index) =>
    index % 2
      ? call('POST', `/clients/${client_id}/rotate-secret`)
      : call('PATCH', `/clients/${client_id}`, { client_metadata: { [property(index)]: 'x' } }),
  );
  const kept = Array.from({ length: TIMES }, (_, index) => index).filter((index) => index % 2 === 0);
  const { client_metadata } = (await call('GET', `/clients/${client_id}`)).body;
  expect(Object.keys(client_metadata).sort()).toEqual(kept.map(property));
});

test('changes a credential on what it says by then, not on what it said before somebody else changed it', async () => {
  const { client_id } = (await call('POST', '/clients', { name: 'Has a key' })).body;
  const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
    type: 'spki',
    format: 'pem',
  });
  const path = `/clients/${client_id}/credentials`;
  const { id } = (await call('POST', path, { credential_type: 'public_key', pem })).body;
  const expires_at = '2100-01-01T00:00:00.000Z';
  const change = {
    sql: `UPDATE client_credentials SET data = data || jsonb_build_object('expires_at', $2::text) WHERE id = $1`,
    values: [id, expires_at],
  };
  const { body } = await changeMeanwhile(tenant, change, () => call('PATCH', `${path}/${id}`, {}));
  expect(body).toMatchObject({ id, expires_at });
});

test('takes one second factor away, and not one that came meanwhile', async () => {
  const { user_id } = (
    await call('POST', '/users', { connection: 'google-oauth2', email: 'two@example.com' })
  ).body;
  const change = {
    sql: 'UPDATE users SET multifactor = $2 WHERE user_id = $1',
    values: [user_id, JSON.stringify(['duo', 'google-authenticator'])],
  };
  const path = `/users/${encodeURIComponent(user_id)}`;
  await changeMeanwhile(tenant, change, () => call('DELETE', `${path}/multifactor/duo`));
  expect((await call('GET', path)).body.multifactor).toEqual(['google-authenticator']);
});

test('does not take an address for confirmed that came after the mail', async () => {
  const email = 'first@example.com';
  const person = { connection: 'Username-Password-Authentication', email, password: 'Long-enough-1' };
  const { user_id } = (await call('POST', '/users', { ...person, verify_email: true })).body;
  const { rows } = await tenant.db.query('SELECT link FROM mails WHERE recipient = $1', [email]);
  const change = {
    sql: 'UPDATE users SET email = $2 WHERE user_id = $1',
    values: [user_id, 'x@example.com'],
  };
  const { status } = await changeMeanwhile(tenant, change, () => fetch(rows[0]?.link));
  expect(status).toBe(400);
  const user = (await call('GET', `/users/${encodeURIComponent(user_id)}`)).body;
  expect(user).toMatchObject({ email: 'x@example.com', email_verified: false });
});

test('rotates the keys one after the other', async () => {
  const answers = await atOnce(() => call('POST', '/keys/signing/rotate'));
  expect(new Set(answers.map(({ body }) => body.kid)).size).toBe(TIMES);
  const { body } = await (await managementClient(tenant))('GET', '/keys/signing');
  const count = (state: string) => body.filter((key: Record<string, unknown>) => key[state]).length;
  expect([count('current'), count('next'), count('previous')]).toEqual([1, 1, TIMES]);
});
