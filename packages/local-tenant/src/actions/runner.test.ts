import { once } from 'node:events';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type ActionRunner, type ActionRunnerOptions, createActionRunner } from './runner.ts';

let folder: string;
const runners: ActionRunner[] = [];
const start = (options: ActionRunnerOptions = {}): ActionRunner => {
  const runner = createActionRunner({ folder, ...options });
  runners.push(runner);
  return runner;
};
let runner: ActionRunner;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'action-modules-')));
  runner = start();
});
afterAll(async () => {
  await Promise.all(runners.map((one) => one.close()));
  await rm(folder, { recursive: true });
});

/** Runs a body as the only Action and says with which reason it denied. */
async function run(body: string, by = runner, more = ''): Promise<string | undefined> {
  const code = `${more}\nexports.onExecutePostLogin = async (event, api) => { ${body} };`;
  const { denied, failed } = await by.run({
    ...{ trigger: 'post-login', host: 'tenant.example', event: '{}' },
    actions: [{ name: 'x', code, secrets: {}, dependencies: [] }],
  });
  return failed?.message ?? denied?.reason;
}

test('stops an Action that never yields, and one that never answers, and runs the next', async () => {
  // Longer than a thread takes to start on a busy machine.
  const hasty = start({ timeLimitMs: 6_000 });
  const hung = ['while (true) {}', 'await new Promise(() => {})'].map((body) => run(body, hasty));
  for (const { status, reason } of (await Promise.allSettled(hung)) as PromiseRejectedResult[])
    expect([status, reason.message]).toEqual(['rejected', 'The Actions did not end within 6 seconds.']);
  expect(await run(`api.access.deny('alive')`, hasty)).toBe('alive');
}, 30_000);

test('survives an Action that uses up its memory, and one that ends its thread', async () => {
  await expect(run('const all = []; while (true) all.push(new Array(1e6).fill(0));')).rejects.toThrow();
  expect(await run(`api.access.deny('alive')`)).toBe('alive');
  await expect(run(`require('node:process').exit(0)`)).rejects.toThrow('exited');
  expect(await run(`api.access.deny('alive')`)).toBe('alive');
});

test('lets an Action end no process', async () => {
  expect(await run('process.kill(process.pid);')).toBe('Error: An Action ends no process.');
});

test('goes on in the same thread after what an Action did not wait for fails', async () => {
  const one = start();
  const thread = `api.access.deny(String(require('node:worker_threads').threadId));`;
  const before = await run(thread, one);
  const left = `fetch('http://127.0.0.1:9'); Promise.reject(new Error('late'));`;
  await run(left, one);
  const goesOn = `${left} await new Promise((done) => setTimeout(done, 20)); api.access.deny('went on');`;
  expect(await run(goesOn, one)).toBe('went on');
  expect(await run(`await new Promise((done) => setTimeout(done, 1));`, one)).toBeUndefined();
  const thrown = `require('node:timers').setTimeout(() => { throw new Error('now'); }); await new Promise(() => {});`;
  expect(await run(thrown, one)).toBe('Error: now');
  expect(await run(thread, one)).toBe(before);
});

test('lets a flow that hangs not hold up the others', async () => {
  const patient = start({ timeLimitMs: 5_000 });
  const hung = [1, 2].map(() => run('await new Promise(() => {})', patient).catch(({ message }) => message));
  const quick = await Promise.all([1, 2, 3].map(() => run(`api.access.deny('quick')`, patient)));
  expect(quick).toEqual(['quick', 'quick', 'quick']);
  expect(await Promise.all(hung)).toEqual(Array(2).fill('The Actions did not end within 5 seconds.'));
}, 20_000);

test('ends the timers that an Action left behind with its run', async () => {
  await run(`setTimeout(() => { throw new Error('late'); }, 5); setInterval(() => { throw 1; }, 1);`);
  await run(`setImmediate(() => { throw new Error('late'); });`);
  await run('await new Promise((resolve) => setTimeout(resolve, 50));');
});

test('gives Actions timers that can be made into promises and stopped', async () => {
  const body = `
    const wait = require('node:util').promisify(setTimeout);
    const stopped = setTimeout(() => api.access.deny('not stopped'), 1);
    clearTimeout(stopped);
    api.access.deny(await wait(20, 'waited'));`;
  expect(await run(body)).toBe('waited');
});

test('hands the cache on from run to run, to Actions of the same trigger', async () => {
  await run(`api.cache.set('k', 'v')`);
  const code = `exports.onExecutePreUserRegistration = async (event, api) => {
    api.access.deny(typeof api.cache.get('k')); api.cache.set('k', 'of the other'); };`;
  const { denied } = await runner.run({
    ...{ trigger: 'pre-user-registration', host: 'tenant.example', event: '{}' },
    actions: [{ name: 'y', code, secrets: {}, dependencies: [] }],
  });
  expect(denied?.reason).toBe('undefined');
  expect(await run(`api.access.deny(api.cache.get('k').value)`)).toBe('v');
});

test('keeps the variables of a module from run to run only where it is told to', async () => {
  const seen = `api.access.deny(String(++seen))`;
  expect([await run(seen, runner, 'let seen = 0;'), await run(seen, runner, 'let seen = 0;')]).toEqual([
    '1',
    '1',
  ]);
  const keeping = start({ keepModules: true });
  const kept = [await run(seen, keeping, 'let seen = 0;'), await run(seen, keeping, 'let seen = 0;')];
  expect(kept).toEqual(['1', '2']);
  expect(await run(seen, keeping, 'let seen = 5;')).toBe('6');
});

test('lets an Action read files, and neither write any nor start a process or a thread', async () => {
  const file = join(folder, 'read-me');
  await writeFile(file, 'read');
  onTestFinished(() => rm(file, { force: true }));
  const refused = /Access to this API has been restricted/;
  const path = JSON.stringify(file);
  for (const body of [
    `require('fs').writeFileSync(${path}, 'x')`,
    `new (require('node:sqlite').DatabaseSync)(${path}).exec('CREATE TABLE a (b)')`,
    `require('fs').appendFileSync(${path}, 'x')`,
    `require('fs').mkdirSync(${path} + '-folder')`,
    `require('fs').rmSync(${path})`,
    `require('fs').createWriteStream(${path}).write('x'); await new Promise((done) => setTimeout(done, 50))`,
    `await require('node:fs/promises').writeFile(${path}, 'x')`,
    `await require('fs').promises.rename(${path}, ${path} + '2')`,
    `require('child_process').execSync('true')`,
    `new (require('worker_threads').Worker)('', { eval: true })`,
  ]) {
    const ended = await run(body).catch(({ message }) => message);
    expect(ended, body).toMatch(refused);
  }
  expect(await run(`api.access.deny(require('fs').readFileSync(${path}, 'utf8'))`)).toBe('read');
});

test('lets nothing of one run show in the globals of the next, and freezes none', async () => {
  const leave = `globalThis.leak = 1; Array.prototype.leak = 1; Math.leak = 1; JSON.parse.leak = 1; leak2 = 1;`;
  const look = `api.access.deny(String([globalThis.leak, [].leak, Math.leak, JSON.parse.leak, typeof leak2]));`;
  expect(await run(`${leave} ${look}`)).toBe('1,1,1,1,number');
  expect(await run(look)).toBe(',,,,undefined');
});

test('lets instanceof hold for what Node.js makes and for what the Action makes', async () => {
  const body = `
    const refused = await fetch('http://127.0.0.1:9').catch((error) => error);
    let own; try { null.x } catch (error) { own = error }
    class Refusal extends Error {}
    const bytes = new Uint8Array([1]);
    api.access.deny(JSON.stringify([
      refused instanceof TypeError, refused instanceof Error, own instanceof TypeError, new Refusal() instanceof Refusal,
      new Error() instanceof Refusal, own instanceof RangeError, Buffer.from(bytes) instanceof Uint8Array,
      new TextEncoder().encode('') instanceof Uint8Array, new URL('x:y').searchParams instanceof URLSearchParams,
      require('node:util').types.isUint8Array(bytes), typeof process.env, typeof global.setTimeout,
      await crypto.subtle.digest('SHA-256', bytes) instanceof ArrayBuffer,
    ]));`;
  expect(JSON.parse((await run(body)) ?? '')).toEqual([
    ...[true, true, true, true],
    ...[false, false, true],
    ...[true, true, true, 'object', 'function', true],
  ]);
});

test('finds the modules of Node.js and of the Action alone', async () => {
  const find = (id: string) => run(`api.access.deny(typeof require('${id}'))`);
  expect(await find('node:crypto')).toBe('object');
  expect(await find('util')).toBe('object');
  for (const id of ['zod', 'jose', 'no-such-module', './x.js', '/etc/hosts', '../jose', '@scope/x'])
    expect(await find(id), id).toContain(`Cannot find module '${id}': it is not among the dependencies`);
});

test('sees between two flows that the other side closed a connection, which the next fetch would take', async () => {
  const server = createServer((_request, response) => response.end('answered'));
  const closed = new Promise<void>((done) => {
    server.on('connection', (socket) => socket.on('close', () => done()));
  });
  server.keepAliveTimeout = 1;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const ask = `api.access.deny(await (await fetch('http://127.0.0.1:${port}', { method: 'POST', body: 'x' })).text())`;
  const one = start();
  expect(await run(ask, one)).toBe('answered');
  await closed;
  for (let i = 0; i < 5; i++) expect(await run(ask, one)).toBe('answered');
});
