import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { runProgram } from '../../run-program.ts';
import type { Report } from './report.ts';
import { REPORT_FILE } from './write-report.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Runs a test runner on files of tests and returns what its reporter wrote. */
async function report(runner: 'vitest' | 'playwright', program: string, files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-reporter-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [file, tests] of Object.entries(files)) await writeFile(join(folder, file), tests);
  const [name = '', path = ''] = program.split(':');
  const main = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);
  const command = runner === 'vitest' ? 'run' : 'test';
  const args = [main, command, `--reporter=${join(import.meta.dirname, `${runner}-reporter.ts`)}`];
  expect(await runProgram(args, { PATH: process.env.PATH }, folder)).toBe(1);
  return JSON.parse(await readFile(join(folder, REPORT_FILE), 'utf8')) as Report;
}

test('tells what failed in vitest: a test, a hook, a file that could not be loaded, and in nobody’s name', async () => {
  const { passed, skipped, failures } = await report('vitest', 'vitest:vitest.mjs', {
    'a.test.ts': `
      import { beforeAll, describe, expect, test } from 'vitest';
      test('passes', () => {});
      test.skip('waits', () => {});
      describe('sums', () => test('adds', () => expect({ sum: 1 }).toEqual({ sum: 2 })));
      describe('hooks', () => { beforeAll(() => { throw new Error('no database') }); test('never runs', () => {}) });
      test('leaves a mess', () => void Promise.reject(new Error('unheard')));`,
    'b.test.ts': `throw new Error('broken file');`,
  });
  expect({ passed, skipped }).toEqual({ passed: 2, skipped: 2 });
  expect(failures.toSorted((a, b) => a.file.localeCompare(b.file))).toEqual([
    {
      file: 'a.test.ts',
      test: 'sums > adds',
      error: expect.stringMatching(/deeply equal.*\nat .*a\.test\.ts:5.*\n-.*2.*\n\+.*1/),
    },
    {
      file: 'a.test.ts',
      test: 'hooks',
      error: expect.stringMatching(/no database[\s\S]*at .*a\.test\.ts:6/),
    },
    { file: 'b.test.ts', test: 'the file', error: expect.stringContaining('broken file') },
    { file: 'vitest', test: 'outside of any test', error: expect.stringContaining('unheard') },
  ]);
});

test('tells what failed in Playwright, and what passed only when tried again', async () => {
  const { passed, skipped, secondAttempts, failures } = await report(
    'playwright',
    '@playwright/test:cli.js',
    {
      'a.spec.ts': `
        import { expect, test } from '@playwright/test';
        test('passes', () => {});
        test.skip('waits', () => {});
        test.describe('sums', () => test('adds', () => { expect(1, 'the sum').toBe(2) }));
        test.describe('tried again', () => {
          test.describe.configure({ retries: 1 });
          test('is late', ({}, { retry }) => expect(retry, 'the attempt').toBe(1));
          test('never passes', () => expect(1, 'either attempt').toBe(2));
        });`,
    },
  );
  const file = expect.stringMatching(/a\.spec\.ts$/);
  expect({ passed, skipped }).toEqual({ passed: 2, skipped: 1 });
  // Once, though it was tried twice.
  expect(failures).toEqual([
    { file, test: 'sums > adds', error: expect.stringContaining('the sum') },
    { file, test: 'tried again > never passes', error: expect.stringContaining('either attempt') },
  ]);
  expect(secondAttempts).toEqual([
    { file, test: 'tried again > is late', error: expect.stringContaining('the attempt') },
  ]);
});

test('tells that Playwright could not load a file', async () => {
  const { failures } = await report('playwright', '@playwright/test:cli.js', {
    'b.spec.ts': `throw new Error('broken');`,
  });
  expect(failures).toContainEqual({
    file: 'playwright',
    test: 'outside of any test',
    error: expect.stringContaining('broken'),
  });
});
