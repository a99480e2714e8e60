import { deployActions } from '@setlist/local-tenant/test/deploy-actions';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

const CODE = 'exports.onExecutePostLogin = async () => {};';
const UUID = expect.stringMatching(/^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/);
const DATE = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
let count = 0;
const make = async (more: object = {}) => {
  const made = {
    name: `Action ${count++}`,
    code: CODE,
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
  };
  return call('POST', '/actions/actions', { ...made, ...more });
};

test('an Action has Auth0’s shape: pending when made, then built, with its versions once it is deployed', async () => {
  const supported_triggers = [{ id: 'post-login', version: 'v2' }];
  const secrets = [{ name: 'KEY', value: 'hidden' }];
  const { status, body } = await make({ name: 'Shaped', supported_triggers, secrets });
  const summary = {
    ...{ id: UUID, name: 'Shaped', supported_triggers, created_at: DATE, updated_at: DATE },
    all_changes_deployed: false,
  };
  const content = {
    ...{ code: CODE, runtime: 'node22', dependencies: [] },
    secrets: [{ name: 'KEY', updated_at: DATE }],
  };
  const draft = { ...summary, ...content, status: 'pending' };
  expect([status, body]).toEqual([201, draft]);
  const path = `/actions/actions/${body.id}`;
  expect((await call('GET', path)).body).toEqual({ ...draft, status: 'built' });
  const version = {
    ...{ id: UUID, number: 1, deployed: true, status: 'built', supported_triggers },
    ...{ ...content, created_at: DATE, updated_at: DATE },
  };
  const deployed = { ...summary, all_changes_deployed: true };
  expect(await call('POST', `${path}/deploy`)).toMatchObject({ status: 200 });
  const { body: again } = await call('POST', `${path}/deploy`);
  expect(again).toEqual({ ...version, action: deployed });
  const shown = {
    ...deployed,
    current_version: {
      ...{ id: again.id, number: 1, status: 'BUILT', code: CODE, runtime: 'node22' },
      ...{ build_time: DATE, created_at: DATE, updated_at: DATE },
    },
    deployed_version: { ...version, id: again.id, built_at: DATE },
  };
  const whole = { ...shown, ...content, status: 'built' };
  expect((await call('GET', path)).body).toEqual(whole);
  expect((await call('GET', '/actions/actions?actionName=Shaped')).body).toEqual({
    ...{ actions: [whole], total: 1, per_page: 20 },
  });
  const changed = await call('PATCH', path, { code: `${CODE}//` });
  expect(changed.body).toEqual({
    ...{ ...whole, code: `${CODE}//`, status: 'pending', all_changes_deployed: false },
  });
  const bindings = [{ ref: { type: 'action_id', value: body.id }, display_name: 'Shown' }];
  const bound = await call('PATCH', '/actions/triggers/post-login/bindings', { bindings });
  expect(bound.body).toEqual({
    bindings: [
      {
        ...{ id: expect.any(String), trigger_id: 'post-login', display_name: 'Shown' },
        ...{ action: { ...shown, all_changes_deployed: false }, created_at: DATE, updated_at: DATE },
      },
    ],
  });
  expect((await call('GET', '/actions/triggers/post-login/bindings?per_page=1')).body).toEqual({
    ...{ ...bound.body, total: 1, per_page: 1 },
  });
});

test('keeps the version of a trigger as it was sent, and fills in the current one', async () => {
  for (const [given, shown] of [
    [{ id: 'post-login', version: 'v1' }, 'v1'],
    [{ id: 'credentials-exchange' }, 'v2'],
    [{ id: 'post-login' }, 'v3'],
  ] as const) {
    const { body } = await make({ supported_triggers: [given] });
    expect(body.supported_triggers).toEqual([{ id: given.id, version: shown }]);
    expect((await call('GET', `/actions/actions/${body.id}`)).body.supported_triggers).toEqual([
      { id: given.id, version: shown },
    ]);
  }
});

test('lists the triggers that run here in the shape of Auth0', async () => {
  const { triggers } = (await call('GET', '/actions/triggers')).body;
  expect(triggers.map(({ id, version }: { id: string; version: string }) => `${id} ${version}`)).toEqual([
    ...['post-login v3', 'credentials-exchange v2', 'pre-user-registration v2', 'post-user-registration v2'],
    'post-change-password v2',
  ]);
  for (const trigger of triggers)
    expect(trigger).toEqual({
      ...{
        id: expect.any(String),
        version: expect.any(String),
        status: 'CURRENT',
        default_runtime: 'node22',
      },
      ...{ runtimes: expect.arrayContaining(['node22']), binding_policy: 'trigger-bound' },
      compatible_triggers: trigger.id === 'post-login' ? [{ id: 'post-login', version: 'v2' }] : [],
    });
});

test('an Action that is not there is 404, without an errorCode', async () => {
  const missing = {
    status: 404,
    body: { statusCode: 404, error: 'Not Found', message: 'That action does not exist.' },
  };
  for (const [method, path, body] of [
    ['GET', ''],
    ['PATCH', '', { code: CODE }],
    ['DELETE', ''],
    ['POST', '/deploy'],
    ['GET', '/versions'],
  ] as const) {
    const { status, body: answer } = await call(method, `/actions/actions/nobody${path}`, body);
    expect({ status, body: answer }, `${method} ${path}`).toEqual(missing);
  }
});

test.each([
  ['31 secrets', { secrets: Array.from({ length: 31 }, (_, i) => ({ name: `n${i}`, value: 'v' })) }],
  ['a secret’s name of 129 characters', { secrets: [{ name: 'n'.repeat(129), value: 'v' }] }],
  ['a secret’s value of 4,097 characters', { secrets: [{ name: 'n', value: 'v'.repeat(4097) }] }],
  [
    '11 packages',
    { dependencies: Array.from({ length: 11 }, (_, i) => ({ name: `n${i}`, version: '1.0.0' })) },
  ],
  ['100 kB of code and a byte', { code: 'x'.repeat(100 * 1024 + 1) }],
  ['an Actions Module', { modules: [{ module_id: 'x' }] }],
  ['a setting that nobody knows', { colour: 'red' }],
  ['a runtime that nobody knows', { runtime: 'python' }],
  ['a runtime that Auth0 does not have', { runtime: 'node99' }],
  [
    'a package of which it says what nobody knows',
    { dependencies: [{ name: 'n', version: '1', colour: 'red' }] },
  ],
  ['a secret of which it says what nobody knows', { secrets: [{ name: 'n', value: 'v', colour: 'red' }] }],
  [
    'a trigger of which it says what nobody knows',
    { supported_triggers: [{ id: 'post-login', colour: 'red' }] },
  ],
  ['a version that no trigger has', { supported_triggers: [{ id: 'post-login', version: 'v9' }] }],
])('refuses an Action with %s, and a change to it', async (_, over) => {
  expect(await make(over)).toMatchObject({ status: 400, body: { errorCode: 'invalid_body' } });
  const { id } = (await make()).body;
  const changed = await call('PATCH', `/actions/actions/${id}`, over);
  expect(changed).toMatchObject({ status: 400, body: { errorCode: 'invalid_body' } });
});

test('takes an Action at its limits', async () => {
  const secrets = Array.from({ length: 30 }, (_, i) => ({
    name: `${i}`.padStart(128, 'n'),
    value: 'v'.repeat(4096),
  }));
  const dependencies = Array.from({ length: 10 }, (_, i) => ({ name: `n${i}`, version: '1.0.0' }));
  expect((await make({ secrets, dependencies })).status).toBe(201);
});

test('binds 20 Actions to a trigger, and no more', async () => {
  const bodies = Array.from({ length: 20 }, () => '');
  await deployActions(call, 'post-change-password', bodies);
  await expect(deployActions(call, 'post-change-password', [...bodies, ''])).rejects.toThrow('invalid_body');
}, 60_000);

test('keeps the newest 50 versions of an Action, each with a UUID, and goes back to one', async () => {
  const { id } = (await make()).body;
  const path = `/actions/actions/${id}`;
  for (let version = 1; version <= 52; version++) {
    await call('PATCH', path, { code: `${CODE}// ${version}` });
    await call('POST', `${path}/deploy`);
  }
  const { body } = await call('GET', `${path}/versions?per_page=100`);
  expect([body.total, body.versions[0].number, body.versions[49].number]).toEqual([50, 52, 3]);
  expect(body.versions.map((version: { id: string }) => version.id)).toEqual(Array(50).fill(UUID));
  const oldest = body.versions[49];
  expect((await call('GET', `${path}/versions/${oldest.id}`)).body).toEqual(oldest);
  const back = await call('POST', `${path}/versions/${oldest.id}/deploy`);
  expect(back).toMatchObject({ status: 200, body: { number: 53, code: `${CODE}// 3`, deployed: true } });
  expect((await call('GET', `${path}/versions/${id}`)).status).toBe(404);
}, 60_000);

test('deploys an Action as it is made where that is asked for, and lets it change its trigger only while it is not bound', async () => {
  const { status, body } = await make({ deploy: true });
  expect([status, body.deployed_version.number]).toEqual([201, 1]);
  const bindings = [{ ref: { type: 'action_id', value: body.id } }];
  await call('PATCH', '/actions/triggers/post-login/bindings', { bindings });
  const other = { supported_triggers: [{ id: 'credentials-exchange', version: 'v2' }] };
  expect((await call('PATCH', `/actions/actions/${body.id}`, other)).status).toBe(409);
  await call('PATCH', '/actions/triggers/post-login/bindings', { bindings: [] });
  expect((await call('PATCH', `/actions/actions/${body.id}`, other)).status).toBe(200);
});

test('code that cannot be compiled is shown as not built, and its deployment says why', async () => {
  const code = 'exports.onExecutePostLogin = async () => {};"\n';
  const action = { name: 'Not code', code, supported_triggers: [{ id: 'post-login', version: 'v3' }] };
  const { id } = (await call('POST', '/actions/actions', action)).body;
  const { body } = await call('GET', `/actions/actions/${id}`);
  expect(body).toMatchObject({ status: 'failed', code });
  expect(await call('POST', `/actions/actions/${id}/deploy`)).toMatchObject({
    status: 400,
    body: { message: expect.stringMatching(/'built' state.*SyntaxError: Invalid or unexpected token/) },
  });
});

test.each(['await 1;', '}); (function () {', 'export const a = 1;', 'return } {'])(
  'deploys no code that is none for the function that it becomes: %s',
  async (code) => {
    const { id } = (await make({ code })).body;
    expect((await call('POST', `/actions/actions/${id}/deploy`)).status).toBe(400);
  },
);

test('an Action that is to be deployed when it is made is made whole or not at all', async () => {
  const supported_triggers = [{ id: 'post-login', version: 'v3' }];
  const broken = { name: 'Whole', code: 'not java script', supported_triggers, deploy: true };
  expect((await call('POST', '/actions/actions', broken)).status).toBe(400);
  expect((await call('GET', '/actions/actions?actionName=Whole')).body.actions).toEqual([]);
  const mended = await call('POST', '/actions/actions', { ...broken, code: '//' });
  expect(mended).toMatchObject({ status: 201, body: { deployed_version: { number: 1 } } });
});

test('the code of an Action may have 100 kB, and not more by letters of two bytes', async () => {
  const supported_triggers = [{ id: 'post-login', version: 'v3' }];
  const make = (name: string, code: string) =>
    call('POST', '/actions/actions', { name, code, supported_triggers });
  expect((await make('Fits', `//${'x'.repeat(102_398)}`)).status).toBe(201);
  expect((await make('Too long', `//${'x'.repeat(102_399)}`)).status).toBe(400);
  expect((await make('Too many bytes', `//${'ü'.repeat(51_200)}`)).status).toBe(400);
});

test('says of a list, and of a text, by how much it misses what it should be', async () => {
  const secrets = Array.from({ length: 31 }, (_, i) => ({ name: `n${i}`, value: 'v' }));
  expect((await make({ secrets })).body.message).toContain(
    "'Array is too long (31), maximum 30' on property secrets",
  );
  expect((await make({ supported_triggers: [] })).body.message).toContain(
    "'Array is too short (0), minimum 1'",
  );
  expect((await make({ name: '' })).body.message).toContain("'String is too short (0 chars), minimum 1'");
  const page = await call('GET', '/actions/actions?per_page=0');
  expect(page.body.message).toContain("'Value 0 is less than minimum 1' on property per_page");
  expect((await make({ runtime: 'x' })).body.message).toMatch(/'String does not match pattern \^node.*: x'/);
});

test('takes no path in other letters, no unknown parameter of a deletion, and no binding that says what nobody knows', async () => {
  expect((await call('GET', '/Actions/actions')).status).toBe(404);
  const { id } = (await make()).body;
  expect(await call('DELETE', `/actions/actions/${id}?colour=red`)).toMatchObject({
    status: 400,
    body: { errorCode: 'invalid_query_string' },
  });
  const ref = { type: 'action_id', value: id };
  for (const binding of [{ ref, colour: 'red' }, { ref: { ...ref, colour: 'red' } }]) {
    const path = '/actions/triggers/post-login/bindings';
    const answer = await call('PATCH', path, { bindings: [binding] });
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'invalid_body' } });
  }
});

test('leaves what is bound to a trigger where a change names no bindings', async () => {
  await deployActions(call, 'post-change-password', ['']);
  const path = '/actions/triggers/post-change-password/bindings';
  expect((await call('PATCH', path, {})).body.bindings).toHaveLength(1);
  expect((await call('PATCH', path, { bindings: [] })).body).toEqual({ bindings: [] });
  expect((await call('PATCH', path, {})).body).toEqual({ bindings: [] });
});
