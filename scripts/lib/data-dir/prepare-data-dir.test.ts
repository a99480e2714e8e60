import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { prepareDataDir } from './prepare-data-dir.ts';

test('keeps the logs to the user who starts it, also those of an earlier start', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'setlist-data-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const logs = join(dataDir, 'logs');
  await mkdir(logs);
  await chmod(logs, 0o755);
  const release = await prepareDataDir(dataDir, false);
  await release();
  expect((await stat(logs)).mode & 0o777).toBe(0o700);
});
