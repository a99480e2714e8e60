import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OTHER_TRIGGERS } from '@setlist/local-tenant/actions/triggers';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { sweep } from '@setlist/testing/sweep';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenant-triggers-'));
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(async () => {
  await tenant.close();
  await rm(folder, { recursive: true });
});

// Triggers that Auth0 has and that do not run here, one that nobody has, and spellings that are none.
const OTHERS = [
  ...[
    'send-phone-message',
    'password-reset-post-challenge',
    'custom-token-exchange',
    ...['login-post-identifier', 'event-stream', 'custom-phone-provider', 'custom-email-provider'],
  ],
  ...['no-such-trigger', 'Post-Login', ' post-login', 'toString', '__proto__', ''],
];
const DENIES = 'exports.onExecutePreUserRegistration = async (event, api) => api.access.deny("no", "No.");';

test('an Action of a trigger that nobody runs is refused where it is made, changed and bound', async () => {
  const listed = (await call('GET', '/actions/triggers')).body.triggers.map(({ id }: { id: string }) => id);
  expect(listed).toEqual([
    ...['post-login', 'credentials-exchange', 'pre-user-registration', 'post-user-registration'],
    'post-change-password',
  ]);
  const made = { name: 'Runs', code: '', supported_triggers: [{ id: 'post-login', version: 'v3' }] };
  const { id } = (await call('POST', '/actions/actions', made)).body;
  await call('POST', `/actions/actions/${id}/deploy`);
  for (const trigger of OTHERS) {
    const supported_triggers = [{ id: trigger, version: 'v2' }];
    const refused = {
      status: 400,
      body: {
        error: 'Bad Request',
        errorCode: 'invalid_body',
        message: expect.stringContaining(`'No enum match for: ${trigger}' on property supported_triggers`),
      },
    };
    const body = { name: `Denies at ${trigger}`, code: DENIES, supported_triggers };
    expect(await call('POST', '/actions/actions', body), trigger).toMatchObject(refused);
    expect(await call('PATCH', `/actions/actions/${id}`, { supported_triggers }), trigger).toMatchObject(
      refused,
    );
    if (trigger === '') continue;
    const path = `/actions/triggers/${encodeURIComponent(trigger)}/bindings`;
    const bindings = [{ ref: { type: 'action_id', value: id } }];
    const unknown = { status: 400, body: { errorCode: 'invalid_uri' } };
    expect(await call('PATCH', path, { bindings }), trigger).toMatchObject(unknown);
    // Nothing is bound to a trigger that Auth0 has, and an export of it says so.
    const isKnown = OTHER_TRIGGERS.includes(trigger);
    for (const answer of [await call('PATCH', path, { bindings: [] }), await call('GET', path)])
      expect(answer, trigger).toMatchObject(isKnown ? { status: 200, body: { bindings: [] } } : unknown);
  }
  const { actions } = (await call('GET', '/actions/actions?per_page=100')).body;
  const triggers = actions.flatMap(
    (action: { supported_triggers: { id: string }[] }) => action.supported_triggers,
  );
  expect(new Set(triggers.map((trigger: { id: string }) => trigger.id))).toEqual(new Set(['post-login']));
});

test('a tenant.yaml with an Action of a trigger that nobody runs stops the start, and names both', async () => {
  await writeFile(join(folder, 'denies.js'), DENIES);
  await writeFile(join(folder, 'fine.js'), 'exports.onExecutePostLogin = async () => {};');
  const start = async (actions: object[], triggers: object) => {
    const configFile = join(folder, 'tenant.yaml');
    await writeFile(configFile, JSON.stringify({ actions, triggers }));
    const started = await startTestTenant({ configFile });
    await started.close();
  };
  const fine = {
    name: 'Is fine',
    code: './fine.js',
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
  };
  const triggers = ['send-phone-message', 'custom-token-exchange', 'no-such-trigger'];
  for (const trigger of sweep(triggers, triggers.slice(0, 1))) {
    const denies = { name: 'Keeps them out', code: './denies.js', supported_triggers: [{ id: trigger }] };
    const named = new RegExp(
      `"Keeps them out" is for the trigger "${trigger}", which this tenant does not run`,
    );
    const binding = { action_name: 'Keeps them out' };
    await expect(start([denies], { [trigger]: [binding] })).rejects.toThrow(named);
    await expect(start([denies], {})).rejects.toThrow(named);
    await expect(start([{ ...denies, deployed: false }], {})).rejects.toThrow(named);
    const both = [...fine.supported_triggers, { id: trigger }];
    await expect(start([{ ...denies, supported_triggers: both }], {})).rejects.toThrow(named);
    const bound = { [trigger]: [{ action_name: 'Is fine' }] };
    await expect(start([fine], bound)).rejects.toThrow(`"Is fine" is for the trigger "${trigger}"`);
    // An exported tenant.yaml may list a trigger that nothing is bound to.
    await expect(start([fine], { 'post-login': [{ action_name: 'Is fine' }], [trigger]: [] })).resolves.toBe(
      undefined,
    );
  }
});
