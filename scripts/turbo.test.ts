import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';

interface Task {
  taskId: string;
  command: string;
  dependencies: string[];
  resolvedTaskDefinition: { cache: boolean };
}

const root = fileURLToPath(new URL('..', import.meta.url));
let tasks: Map<string, Task>;
beforeAll(async () => {
  const turbo = join(root, 'node_modules/turbo/bin/turbo');
  const args = [turbo, 'run', 'test', 'build', 'types', 'lint', 'knip', 'arrows', '--dry=json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 2 ** 26 });
  const plan: { tasks: Task[] } = JSON.parse(stdout);
  tasks = new Map(plan.tasks.map((task) => [task.taskId, task]));
});

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
  ['@setlist/testing#test', ['@setlist/db#generate', '@setlist/prisma#build']],
  ['@setlist/e2e#test', ['@setlist/web#build', '@setlist/prisma#build', '@setlist/contracts#sources']],
])('does %s again when what it is made of has changed', (task, sources) => {
  expect([...needs(task)]).toEqual(expect.arrayContaining(sources));
});
