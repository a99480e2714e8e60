import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts a process that makes a log and then does what the script says with `log`. */
function run(script: string) {
  const module = JSON.stringify(new URL('create-log.ts', import.meta.url));
  const source = `const { createLog } = await import(${module}); const log = createLog('info'); ${script}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  return child;
}

const messages = (lines: string) =>
  lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).msg);

test('loses no line when the process ends, by itself, by exit() or by an error', async () => {
  for (const ending of ['', 'process.exit(0)', "throw new Error('broken')"]) {
    const child = run(`for (let n = 0; n < 100; n++) log.info(String(n)); ${ending}`);
    expect(messages(await text(child.stdout)), ending).toEqual(Array.from({ length: 100 }, (_, n) => `${n}`));
  }
});

test('writes a single line soon, while the process goes on', async () => {
  const child = run("log.info('ready'); setInterval(() => {}, 60_000);");
  const [chunk] = await once(child.stdout, 'data');
  expect(messages(String(chunk))).toEqual(['ready']);
  expect(child.exitCode).toBeNull();
});
