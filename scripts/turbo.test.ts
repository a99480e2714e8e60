import { execFile } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';

interface Task {
  taskId: string;
  command: string;
  dependencies: string[];
  inputs: Record<string, string>;
  resolvedTaskDefinition: { cache: boolean };
}

const root = fileURLToPath(new URL('..', import.meta.url));
let tasks: Map<string, Task>;
beforeAll(async () => {
  const asked = ['test', 'build', 'types', 'lint', 'knip', 'arrows'];
  const plan: { tasks: Task[] } = JSON.parse(await run('turbo/bin/turbo', ['run', ...asked, '--dry=json']));
  tasks = new Map(plan.tasks.map((task) => [task.taskId, task]));
});

/** Runs a program of node_modules in the checkout, and returns its output. */
async function run(program: string, args: string[]): Promise<string> {
  const path = join(root, 'node_modules', program);
  const options = { cwd: root, maxBuffer: 2 ** 26 };
  return (await promisify(execFile)(process.execPath, [path, ...args], options)).stdout;
}

/** All that a task's hash takes in, by the tasks that it comes from. */
function needs(taskId: string, seen = new Set<string>()): Set<string> {
  for (const next of tasks.get(taskId)?.dependencies ?? []) if (!seen.has(next)) needs(next, seen.add(next));
  return seen;
}

test('remembers how tests ended where they need nothing but sources, and nowhere else', () => {
  const tested = [...tasks.values()].filter(
    ({ taskId, command }) => /#test$/.test(taskId) && /^\w/.test(command),
  );
  const remembered = tested.filter(({ resolvedTaskDefinition: { cache } }) => cache);
  expect(tested.length).toBeGreaterThan(remembered.length);
  for (const { command } of remembered) expect(command).toContain('--project sources');
});

test.each([
  ['@setlist/web#build', ['@setlist/contracts#sources', '@setlist/covers#sources']],
  ['@setlist/web#test', ['@setlist/contracts#sources', '@setlist/web#sources', '@setlist/testing#sources']],
  ['@setlist/prisma#build', ['@setlist/synth#sources']],
  ['@setlist/api#types', ['@setlist/contracts#sources', '@setlist/db#sources', '@setlist/db#generate']],
  ['@setlist/db#generate', ['@setlist/embedded-postgres#sources']],
  ['@setlist/testing#test', ['@setlist/db#generate']],
  ['@setlist/e2e#test', ['@setlist/web#build', '@setlist/prisma#build', '@setlist/contracts#sources']],
])('does %s again when what it is made of has changed', (task, sources) => {
  expect([...needs(task)]).toEqual(expect.arrayContaining(sources));
});

test('builds the web app from what its hash takes in, so that nothing else has to be there', async () => {
  const text = await run('typescript/bin/tsc', ['-p', 'apps/web/tsconfig.build.json', '--listFilesOnly']);
  const ours = text.split('\n').filter((file) => file.startsWith(root) && !file.includes('/node_modules/'));
  const others = ours
    .map((file) => relative(root, file))
    .filter(
      (file) =>
        !/^(apps\/web\/(src|\.next)\/|apps\/web\/[^/]+$|packages\/(contracts|covers)\/src\/)/.test(file),
    );
  expect(ours.length).toBeGreaterThan(100);
  expect(others).toEqual([]);
  const { inputs = {} } = tasks.get('@setlist/web#build') ?? {};
  for (const names of [ours, Object.keys(inputs)])
    expect(names.filter((file) => /\.test\.tsx?$/.test(file))).toEqual([]);
});
