import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { runProgram } from '../run-program.ts';
import type { Report } from './report.ts';
import { REPORT_FILE } from './write-report.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Runs a test runner on one file of tests and returns what its reporter wrote. */
async function report(runner: 'vitest' | 'playwright', program: string, file: string, tests: string) {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-reporter-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, file), tests);
  const [name = '', path = ''] = program.split(':');
  const main = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);
  const command = runner === 'vitest' ? 'run' : 'test';
  const args = [main, command, `--reporter=${join(import.meta.dirname, `${runner}-reporter.ts`)}`];
  const env = { PATH: process.env.PATH, [REPORT_FILE]: join(folder, 'report.json') };
  expect(await runProgram(args, env, folder)).toBe(1);
  return JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Report;
}

test('tells what failed in vitest, in a test, in a hook, while loading and in nobody’s name', async () => {
  const { passed, skipped, failures } = await report(
    'vitest',
    'vitest:vitest.mjs',
    'a.test.ts',
    `import { beforeAll, describe, expect, test } from 'vitest';
     test('passes', () => {});
     test.skip('waits', () => {});
     describe('sums', () => test('adds', () => expect({ sum: 1 }).toEqual({ sum: 2 })));
     describe('hooks', () => { beforeAll(() => { throw new Error('no database') }); test('never runs', () => {}) });
     test('leaves a mess', () => void Promise.reject(new Error('unheard')));`,
  );
  expect({ passed, skipped }).toEqual({ passed: 2, skipped: 2 });
  expect(failures).toEqual([
    {
      file: 'a.test.ts',
      test: 'sums > adds',
      error: expect.stringMatching(/deeply equal.*\nat .*a\.test\.ts:4.*\n-.*2.*\n\+.*1/),
    },
    {
      file: 'a.test.ts',
      test: 'hooks',
      error: expect.stringMatching(/no database[\s\S]*at .*a\.test\.ts:5/),
    },
    { file: 'vitest', test: 'outside of any test', error: expect.stringContaining('unheard') },
  ]);
});

test('tells which file vitest could not load', async () => {
  const { failures } = await report(
    'vitest',
    'vitest:vitest.mjs',
    'b.test.ts',
    `throw new Error('broken file');`,
  );
  expect(failures).toEqual([
    { file: 'b.test.ts', test: 'the file', error: expect.stringContaining('broken file') },
  ]);
});

test('tells what failed in Playwright', async () => {
  const { passed, skipped, failures } = await report(
    'playwright',
    '@playwright/test:cli.js',
    'a.spec.ts',
    `import { expect, test } from '@playwright/test';
     test('passes', () => {});
     test.skip('waits', () => {});
     test.describe('sums', () => test('adds', () => { expect(1, 'the sum').toBe(2) }));`,
  );
  expect({ passed, skipped }).toEqual({ passed: 1, skipped: 1 });
  expect(failures).toEqual([
    {
      file: expect.stringMatching(/a\.spec\.ts$/),
      test: 'sums > adds',
      error: expect.stringContaining('the sum'),
    },
  ]);
});

test('tells what passed in Playwright only when tried again', async () => {
  const { passed, secondAttempts, failures } = await report(
    'playwright',
    '@playwright/test:cli.js',
    'c.spec.ts',
    `import { expect, test } from '@playwright/test';
     test.describe.configure({ retries: 1 });
     test('is late', ({}, { retry }) => expect(retry, 'the attempt').toBe(1));
     test('never passes', () => expect(1).toBe(2));`,
  );
  expect({ passed, failures: failures.length }).toEqual({ passed: 1, failures: 1 });
  expect(secondAttempts).toEqual([
    {
      file: expect.stringMatching(/c\.spec\.ts$/),
      test: 'is late',
      error: expect.stringContaining('the attempt'),
    },
  ]);
});

test('tells that Playwright could not load a file', async () => {
  const { failures } = await report(
    'playwright',
    '@playwright/test:cli.js',
    'b.spec.ts',
    `throw new Error('broken');`,
  );
  expect(failures).toContainEqual({
    file: 'playwright',
    test: 'outside of any test',
    error: expect.stringContaining('broken'),
  });
});
