import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@setlist/embedded-postgres';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startService } from './start-service.ts';
import { waitUntilReady } from './wait-until-ready.ts';

const signal = new AbortController().signal;

async function start(script: string, { log = 'service.log' } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-service-'));
  const logFile = join(folder, log);
  const port = await findFreePort();
  const command = [process.execPath, '-e', script];
  const env = { PATH: process.env.PATH, PORT: `${port}` };
  const service = startService({ label: 'clock', command, cwd: folder, env, logFile });
  onTestFinished(async () => {
    await service.stop();
    await rm(folder, { recursive: true });
  });
  return { service, logFile, url: `http://127.0.0.1:${port}/` };
}

const server =
  'require("node:http").createServer((_, answer) => answer.end("ok")).listen(process.env.PORT, "127.0.0.1");';

test('waits until a service answers, keeps its log and stops it', async () => {
  const { service, logFile, url } = await start(`console.log("hello"); ${server}`);
  await waitUntilReady({ service, url, logFile, timeoutMs: 30_000, signal });
  await service.stop();
  expect(await readFile(logFile, 'utf8')).toBe('hello\n');
  await expect(fetch(url)).rejects.toThrow();
});

test('tells how a service ended, with the end of its log, to whoever waits for it', async () => {
  const { service, logFile, url } = await start('console.error("no such table"); process.exitCode = 3');
  const ready = waitUntilReady({ service, url, logFile, timeoutMs: 30_000, signal });
  await expect(ready).rejects.toThrow(
    /The clock ended with exit code 3\. The end of its log .*\n\nno such table/,
  );
  await expect(service.failed).rejects.toThrow(/exit code 3/);
});

test('gives up on a service that never answers, showing its log', async () => {
  const { service, logFile, url } = await start('console.log("thinking"); setInterval(() => {}, 1000)');
  const ready = waitUntilReady({ service, url, logFile, timeoutMs: 1_500, signal });
  await expect(ready).rejects.toThrow(/The clock was not ready after 1.5 s .*no answer/);
});

test('lets a service run on when its log cannot be written', async () => {
  const message = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const chatter = `setInterval(() => console.log("x".repeat(10_000)), 1); ${server}`;
  const { service, logFile, url } = await start(chatter, { log: 'missing/service.log' });
  await waitUntilReady({ service, url, logFile, timeoutMs: 30_000, signal });
  for (let round = 0; round < 20; round++) expect((await fetch(url)).ok).toBe(true);
  expect(message.mock.calls.map(String)).toEqual([expect.stringMatching(/The log .* cannot be written to/)]);
  message.mockRestore();
});
