import { expect, test } from 'vitest';
import { runFlow } from './run-flow.ts';

const action = (body: string, name = 'An Action') => ({
  name,
  code: `exports.onExecutePostLogin = async (event, api) => { ${body} };`,
  secrets: { KEY: 'value' },
  dependencies: [],
});

const run = (actions: ReturnType<typeof action>[], event: object = {}) =>
  runFlow({
    ...{ trigger: 'post-login', host: 'tenant.example', actions },
    event: JSON.stringify({ user: { user_metadata: {}, app_metadata: {} }, transaction: {}, ...event }),
    cache: [],
  });

test('gathers what several Actions ask for', async () => {
  const result = await run([
    action(
      `api.user.setUserMetadata('a', 1); api.idToken.setCustomClaim('https://x.example/a', { deep: [1] });`,
    ),
    action(
      `api.user.setUserMetadata('b', 2); api.user.setAppMetadata('c', null); api.accessToken.addScope('read:x');`,
    ),
  ]);
  expect(result).toMatchObject({
    userMetadata: { a: 1, b: 2 },
    appMetadata: { c: null },
    idTokenClaims: { 'https://x.example/a': { deep: [1] } },
    addedScopes: ['read:x'],
  });
});

test('hides changes that an Action makes to its event from the next one', async () => {
  const result = await run([
    action('event.user.user_metadata.mark = 1;'),
    action(`api.idToken.setCustomClaim('https://x.example/mark', event.user.user_metadata.mark ?? 'none');`),
  ]);
  expect(result.idTokenClaims).toEqual({ 'https://x.example/mark': 'none' });
});

test('passes transaction metadata on at once, but only plain values', async () => {
  const result = await run([
    action(`api.transaction.setMetadata('id', 'x'); console.log(event.transaction.metadata.id);`),
    action(
      `api.idToken.setCustomClaim('https://x.example/id', event.transaction.metadata.id); api.transaction.setMetadata('id', {});`,
    ),
  ]);
  expect(result.runs[0]?.logs).toEqual([{ level: 'info', message: 'x' }]);
  expect(result.idTokenClaims).toEqual({ 'https://x.example/id': 'x' });
  expect(result.failed?.message).toContain('strings, numbers and booleans');
});

test('ends the flow at a denial, keeping what was set before', async () => {
  const result = await run([
    action(`api.user.setAppMetadata('seen', true); api.access.deny('no entry');`),
    action(`api.user.setAppMetadata('later', true);`),
  ]);
  expect(result).toMatchObject({ denied: { reason: 'no entry' }, appMetadata: { seen: true } });
  expect(result.appMetadata).not.toHaveProperty('later');
  expect(result.runs).toHaveLength(1);
});

test('reports an Action that throws, with what it logged', async () => {
  const result = await run([
    action(`console.error('before', { a: 1 }); throw new TypeError('broken');`, 'Bad'),
  ]);
  expect(result.failed).toEqual({ action: 'Bad', message: 'TypeError: broken' });
  expect(result.runs[0]).toMatchObject({
    error: 'TypeError: broken',
    logs: [{ level: 'error', message: 'before { a: 1 }' }],
  });
});

test.each([
  [`'plain'`, 'plain'],
  ['undefined', 'undefined'],
  [
    `Object.assign(new Error('x'), { message: Symbol('s') })`,
    'The Action threw something that cannot be shown.',
  ],
  ['{ toString() { throw 1 } }', 'The Action threw something that cannot be shown.'],
  ['new Proxy({}, { get() { throw undefined } })', 'The Action threw something that cannot be shown.'],
  ['Object.create(null)', 'The Action threw something that cannot be shown.'],
])('fails with an Action that throws %s', async (thrown, message) => {
  const result = await run([action(`throw ${thrown};`, 'Bad')]);
  expect(result.failed).toEqual({ action: 'Bad', message });
});

test.each([
  `api.idToken.setCustomClaim('a', 'x\\0');`,
  `api.idToken.setCustomClaim('a', { deep: [{ '\\0': 1 }] });`,
  `api.idToken.setCustomClaim('\\0', 1);`,
  `api.accessToken.setCustomClaim('a', ['\\ud800']);`,
  `api.accessToken.addScope('\\0');`,
  `api.user.setUserMetadata('a', { b: '\\0' });`,
  `api.user.setAppMetadata('\\udfff', 1);`,
  `api.transaction.setMetadata('a', '\\0');`,
])('fails with an Action that sets what cannot be stored: %s', async (body) => {
  expect((await run([action(body)])).failed?.message).toBe(
    'TypeError: The text holds a character that cannot be stored.',
  );
});

test("has all of Node's console", async () => {
  const result = await run([
    action(
      `console.group('one'); console.info('two'); console.groupEnd(); console.count('c'); console.assert(false, 'not so');
       console.time('t'); console.timeEnd('t'); console.table([]); console.dir({ a: 1 }); console.trace('here');`,
    ),
  ]);
  expect(result.failed).toBeUndefined();
  expect(result.runs[0]?.logs.slice(0, 4)).toEqual([
    { level: 'info', message: 'one' },
    { level: 'info', message: '  two' },
    { level: 'info', message: 'c: 1' },
    { level: 'warn', message: 'Assertion failed: not so' },
  ]);
});

test('gives every run globals of its own, also within one flow', async () => {
  const leave = action('globalThis.leak = 1; Array.prototype.leak = 1; Math.max = null; console.leak = 1;');
  const look = action(
    `api.idToken.setCustomClaim('https://x.example/leak', String(globalThis.leak ?? [].leak ?? console.leak));`,
  );
  await run([leave]);
  const result = await run([leave, look]);
  expect(result.idTokenClaims).toEqual({ 'https://x.example/leak': 'undefined' });
  expect([]).not.toHaveProperty('leak');
});

test('lets nothing of a run show in the next run of the same Action, whatever it tries to leave', async () => {
  const leaks: [leave: string, look: string][] = [
    ['leak = 1', 'typeof leak'],
    ['globalThis.leak = 1', 'globalThis.leak'],
    ['Array.prototype.leak = 1', '[].leak'],
    ['const { map } = []; map.leak = 1', '[].map.leak'],
    ['event.user.__proto__.leak = 1', '({}).leak'],
    ['[].at = () => 1; event.user["__pro" + "to__"].leak = 1', '({}).leak'],
    ["const key = 'leak'; Math[key] = 1", 'Math.leak'],
    ['JSON.leak = 1', 'JSON.leak'],
    ['JSON.parse = 1', 'typeof JSON.parse'],
    ['fetch = 1', 'typeof fetch'],
    ['undefinedBefore ??= 1', 'typeof undefinedBefore'],
    ['Object.assign(Date, { leak: 1 })', 'Date.leak'],
    ["/(l)eak/.exec('leak')", 'Object(RegExp)[`$` + 1]'],
    ['(async () => {}).call.leak = 1', '(() => {}).call.leak'],
    ['new Map().entries().next.leak = 1', 'new Map().entries().next.leak'],
    ['var counter = (module.counter ?? 0) + 1', 'module.counter'],
    ['console.leak = 1', 'console.leak'],
    ['arguments.callee.leak = 1', 'arguments.callee.leak'],
    ["arguments.callee['proto' + 'type'].leak = 1", "arguments.callee['proto' + 'type'].leak"],
    [
      'setInterval(() => { leak = 1 }, 1).unref(); await new Promise((done) => setTimeout(done, 5))',
      'typeof leak',
    ],
  ];
  for (const [leave, look] of leaks) {
    const name = 'https://x.example/seen';
    const code = `const seen = () => { try { return String(${look}); } catch (error) { return error.name; } };
      api.idToken.setCustomClaim('${name}', seen());
      try { ${leave}; } catch {}`;
    const first = await run([action(code)]);
    const second = await run([action(code)]);
    expect(second.failed, leave).toBeUndefined();
    expect(second.idTokenClaims[name], leave).toBe(first.idTokenClaims[name]);
  }
});

test('lets an Action change built-in objects for itself, and set what is named like theirs', async () => {
  const result = await run([
    action(`
      Array.prototype.second = function () { return this[1]; };
      class Refusal extends Error { constructor() { super('no'); this.name = 'Refusal'; } }
      const counts = {};
      for (const word of ['constructor', 'toString']) counts[word] = 1;
      const own = { toString: () => 'own' };
      own.toString = () => 'changed';
      api.idToken.setCustomClaim('https://x.example/all', [[1, 2].second(), String(new Refusal()), counts, String(own)]);`),
  ]);
  expect(result.failed).toBeUndefined();
  expect(result.idTokenClaims['https://x.example/all']).toEqual([
    2,
    'Refusal: no',
    { constructor: 1, toString: 1 },
    'changed',
  ]);
});

test('gives Actions their secrets, require, and objects of their own realm', async () => {
  const result = await run([
    action(`api.idToken.setCustomClaim('https://x.example/ok', [
      event.secrets.KEY, typeof require('node:crypto').randomUUID, event.user.user_metadata instanceof Object,
    ]);`),
  ]);
  expect(result.idTokenClaims).toEqual({ 'https://x.example/ok': ['value', 'function', true] });
});

test('drops reserved claim names and namespaces of Auth0 without a word', async () => {
  const names = [
    'roles',
    'permissions',
    'groups',
    'sub',
    'aud',
    'https://auth0.com/x',
    'https://me.auth0.com/x',
    'fine',
  ];
  const result = await run([
    action(names.map((name) => `api.idToken.setCustomClaim('${name}', 1);`).join('\n')),
  ]);
  expect(result.idTokenClaims).toEqual({ fine: 1 });
  expect(result.failed).toBeUndefined();
});

test('refuses metadata over 32 kB', async () => {
  const result = await run([action(`api.user.setUserMetadata('big', 'x'.repeat(1024 * 1024));`)]);
  expect(result.failed?.message).toContain('user_metadata is over its limit');
  expect(result.userMetadata).toEqual({});
});

test('notes for each Action what it asked for, in order, up to a hundred things and 4 kB each', async () => {
  const { runs } = await run([
    action(
      `api.user.setUserMetadata('a', 1); api.user.setAppMetadata('b', null); api.accessToken.addScope('x');`,
    ),
    action(`api.idToken.setCustomClaim('c', { d: 2 }); api.idToken.setCustomClaim('sub', 'another');
      api.accessToken.setCustomClaim('c', undefined); api.accessToken.removeScope('x');`),
    action(`api.user.setUserMetadata('long', 'x'.repeat(5000));
      for (let i = 0; i < 200; i++) api.user.setUserMetadata('n', i);`),
  ]);
  expect(runs.slice(0, 2).map(({ asked }) => asked)).toEqual([
    [
      { what: 'user_metadata', key: 'a', value: 1 },
      { what: 'app_metadata', key: 'b', value: null },
      { what: 'add_scope', value: 'x' },
    ],
    [
      { what: 'id_token', key: 'c', value: { d: 2 } },
      { what: 'access_token', key: 'c', value: null },
      { what: 'remove_scope', value: 'x' },
    ],
  ]);
  const [first, ...others] = runs[2]?.asked ?? [];
  expect(first).toEqual({ what: 'user_metadata', key: 'long' });
  expect(others.length).toBe(99);
});

test.each(['undefined', '() => 1', 'Symbol()'])(
  'refuses metadata that JSON does not have: %s',
  async (value) => {
    for (const set of ['setUserMetadata', 'setAppMetadata'])
      expect((await run([action(`api.user.${set}('a', ${value});`)])).failed?.message).toContain(
        'what JSON has',
      );
  },
);
