import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runProgram } from './run-program.ts';

const run = (script: string) => runProgram(['-e', script], { PATH: process.env.PATH }, '.');

test('resolves with the exit code of the program, also when it crashed', async () => {
  expect(await run('process.exitCode = 3')).toBe(3);
  expect(await run('process.kill(process.pid, "SIGKILL")')).toBe(1);
});

test('passes a signal on and lets nothing follow, however the program takes it', async () => {
  const polite =
    'process.on("SIGTERM", () => process.exit(0)); process.kill(process.ppid, "SIGTERM"); setInterval(() => {}, 1000)';
  await expect(run(polite)).rejects.toThrow('Stopped by SIGTERM.');
});

test('takes the exit code that says so for a signal, as vitest ends with it', async () => {
  await expect(run('process.exitCode = 130')).rejects.toThrow('Stopped by SIGINT.');
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  'lets nothing follow when %s ended the program alone',
  async (signal) => {
    await expect(run(`process.kill(process.pid, "${signal}"); setInterval(() => {}, 1000)`)).rejects.toThrow(
      `Stopped by ${signal}.`,
    );
  },
);

test.skipIf(process.platform === 'win32')(
  'ends with a program that runs alone what it left behind',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'setlist-run-program-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const script = `
      const { pid } = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      require('node:fs').writeFileSync('pid', String(pid));
      process.exit(0);`;
    expect(await runProgram(['-e', script], { PATH: process.env.PATH }, folder, { alone: true })).toBe(0);
    const left = Number(await readFile(join(folder, 'pid'), 'utf8'));
    await expect.poll(() => isThere(left)).toBe(false);
  },
);

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
