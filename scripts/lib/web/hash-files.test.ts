import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hashFiles } from './hash-files.ts';

async function newTree() {
  const root = `${await mkdtemp(join(tmpdir(), 'setlist-hash-'))}/`;
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'web/src'), { recursive: true });
  await writeFile(join(root, 'web/src/page.tsx'), 'one');
  await writeFile(join(root, 'lock.json'), '{}');
  return { root, hash: () => hashFiles(root, ['web/', 'lock.json', 'missing']) };
}

test('changes with a file’s content, with its name and with a new file', async () => {
  const { root, hash } = await newTree();
  const hashes = [await hash()];
  await writeFile(join(root, 'web/src/page.tsx'), 'two');
  hashes.push(await hash());
  await writeFile(join(root, 'web/src/new.tsx'), '');
  hashes.push(await hash());
  await writeFile(join(root, 'lock.json'), '{"a":1}');
  hashes.push(await hash());
  expect(new Set(hashes).size).toBe(4);
});

test('stays the same when tools write their own files', async () => {
  const { root, hash } = await newTree();
  const before = await hash();
  for (const folder of ['node_modules/next', '.next/server']) {
    await mkdir(join(root, 'web', folder), { recursive: true });
    await writeFile(join(root, 'web', folder, 'file.js'), 'made');
  }
  for (const file of ['next-env.d.ts', 'tsconfig.tsbuildinfo'])
    await writeFile(join(root, 'web', file), 'made');
  expect(await hash()).toBe(before);
});
