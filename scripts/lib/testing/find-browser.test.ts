import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findBrowser } from './find-browser.ts';

async function folderWith(program: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-browser-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, program), '#!/bin/sh\n');
  await chmod(join(folder, program), 0o755);
  return folder;
}

test('takes the browser that CHROMIUM_PATH names, before an installed one', async () => {
  const folder = await folderWith('my-browser');
  const path = join(folder, 'my-browser');
  const installed = await folderWith('chromium');
  expect(findBrowser({ CHROMIUM_PATH: path, PATH: installed })).toEqual({ path, source: 'CHROMIUM_PATH' });
});

test('finds an installed one on the PATH', async () => {
  const folder = await folderWith('chromium');
  expect(findBrowser({ PATH: `/nowhere:${folder}` })).toEqual({
    path: join(folder, 'chromium'),
    source: 'installed',
  });
});

test('refuses a CHROMIUM_PATH that is no program rather than taking another browser', async () => {
  const folder = await folderWith('chromium');
  expect(() => findBrowser({ CHROMIUM_PATH: '/nowhere/chromium', PATH: folder })).toThrow(
    /CHROMIUM_PATH is \/nowhere/,
  );
});
