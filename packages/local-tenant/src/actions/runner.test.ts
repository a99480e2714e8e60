import { BroadcastChannel, type Worker } from 'node:worker_threads';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { createActionRunner } from './runner.ts';

const requireFrom = import.meta.dirname;
const runner = createActionRunner({ requireFrom });
const hasty = createActionRunner({ timeLimitMs: 2_000, requireFrom });
const lean = createActionRunner({ idleMs: 200, timeLimitMs: 60_000, requireFrom });
afterAll(() => Promise.all([runner.close(), hasty.close(), lean.close()]));

const run = (body: string, by = runner) =>
  by.run({
    actions: [
      { name: 'x', code: `exports.onExecutePostLogin = async (event, api) => { ${body} };`, secrets: {} },
    ],
    event: '{}',
  });

test('stops an Action that never yields, and one that never answers, and runs the next', async () => {
  await expect(run('while (true) {}', hasty)).rejects.toThrow('did not end within 2 seconds');
  await expect(run('await new Promise(() => {})', hasty)).rejects.toThrow('did not end within 2 seconds');
  await expect(run(`api.access.deny('alive')`, hasty)).resolves.toMatchObject({ denied: 'alive' });
});

test('survives an Action that uses up its memory', async () => {
  await expect(run('const all = []; while (true) all.push(new Array(1e6).fill(0));')).rejects.toThrow();
  await expect(run(`api.access.deny('alive')`)).resolves.toMatchObject({ denied: 'alive' });
});

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
  await expect(run(body)).resolves.toMatchObject({ denied: 'waited' });
});

test('survives an Action that ends its thread, and one that changes what Node.js shares', async () => {
  await expect(run(`require('node:process').exit(0)`)).rejects.toThrow('ended its thread');
  await run('api.__proto__.leak = 1; fetch.leak = 1;');
  await expect(run('api.access.deny(String(api.leak ?? fetch.leak))')).resolves.toMatchObject({
    denied: 'undefined',
  });
});

test('runs more flows at once than it has threads', async () => {
  const results = await Promise.all(Array.from({ length: 24 }, () => run(`api.access.deny('done')`)));
  expect(results.every((result) => result.denied === 'done')).toBe(true);
});

test('keeps the thread that is in use and ends the one that has nothing to do', async () => {
  const ended = new Set<string>();
  const note = (worker: Worker) => {
    const thread = String(worker.threadId);
    worker.on('exit', () => ended.add(thread));
  };
  process.on('worker', note);
  const channel = new BroadcastChannel('flows');
  onTestFinished(() => {
    process.off('worker', note);
    channel.close();
  });
  // A flow that says in which thread it runs, and goes on until that thread is told to end it.
  const begun = new Set<string>();
  const untilTold = `
    const { BroadcastChannel, threadId } = require('node:worker_threads');
    const channel = new BroadcastChannel('flows');
    const told = new Promise((done) => {
      channel.onmessage = ({ data }) => data.end === String(threadId) && done();
    });
    channel.postMessage({ begun: String(threadId) });
    await told;
    channel.close();`;
  channel.onmessage = ({ data }: MessageEvent) => begun.add(data.begun);
  const flows = [run(untilTold, lean), run(untilTold, lean)];
  await expect.poll(() => begun.size).toBe(2);
  const [idle = '', busy = ''] = begun;
  channel.postMessage({ end: idle });
  await Promise.any(flows);
  channel.postMessage({ end: busy });
  await Promise.all(flows);

  const inUse = new Set<string | undefined>();
  const threadOf = `api.access.deny(String(require('node:worker_threads').threadId));`;
  while (!ended.has(idle)) inUse.add((await run(threadOf, lean)).denied);
  inUse.add((await run(threadOf, lean)).denied);
  expect([...inUse]).toEqual([busy]);
});

test('hands the cache on from run to run', async () => {
  await run(`api.cache.set('k', 'v')`);
  await expect(run(`api.access.deny(api.cache.get('k').value)`)).resolves.toMatchObject({ denied: 'v' });
});
