import { afterAll, expect, test } from 'vitest';
import { createActionRunner } from './runner.ts';

const requireFrom = import.meta.dirname;
const runner = createActionRunner({ requireFrom });
const hasty = createActionRunner({ timeLimitMs: 2_000, requireFrom });
const lean = createActionRunner({ idleMs: 200, requireFrom });
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
  const threadOf = async (ms: number) => {
    const body = `await new Promise((done) => setTimeout(done, ${ms}));
      api.access.deny(String(require('node:worker_threads').threadId));`;
    return (await run(body, lean)).denied;
  };
  // Long enough for the second thread to start, and for the second flow to end last.
  const runTwo = () => Promise.all([threadOf(1_000), threadOf(1_500)]);
  const both = new Set(await runTwo());
  expect(both.size).toBe(2);
  const inUse = new Set<string | undefined>();
  for (const since = performance.now(); performance.now() - since < 1_000; ) inUse.add(await threadOf(1));
  expect([...inUse]).toEqual([[...both].at(-1)]);
  const again = new Set(await runTwo());
  expect([...both].filter((thread) => again.has(thread))).toEqual([...inUse]);
});

test('hands the cache on from run to run', async () => {
  await run(`api.cache.set('k', 'v')`);
  await expect(run(`api.access.deny(api.cache.get('k').value)`)).resolves.toMatchObject({ denied: 'v' });
});
