import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { requireDiskSpace } from './data-dir/require-disk-space.ts';
import { explainFailure } from './explain-failure.ts';

test('asks for room on the disk before it begins', async () => {
  await expect(requireDiskSpace(tmpdir(), 1_000_000_000)).rejects.toThrow(
    /Only \d+ MB are free .* needs 1000000000 MB/,
  );
  await expect(requireDiskSpace(tmpdir(), 0)).resolves.toBeUndefined();
});

test('says that the disk is full, whoever noticed it', () => {
  for (const message of [
    'ENOSPC: no space left on device, write',
    'could not extend file "base/1": No space left',
  ]) {
    expect(explainFailure(new Error(message), '/data')).toMatch(/^The disk of \/data is full. Make room/);
  }
});
