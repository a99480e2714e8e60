import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { startTestApi, type TestApi } from '@setlist/api/test/api';
import { addSong } from '@setlist/api/test/music';
import { wavHeader } from '@setlist/api/test/uploads';
import { sweep } from '@setlist/testing/sweep';
import { afterAll, beforeAll, expect, test } from 'vitest';

const MB = 1_000_000;
const LARGE = sweep(200, 60) * MB;
const AT_MOST = 30 * MB;

// The people and the data are those of an API in this process; the one that is measured is a process of its own beside it.
let api: TestApi;
let url: string;
let stop: () => Promise<void>;
beforeAll(async () => {
  api = await startTestApi();
  const { env } = api.api.deps;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], {
    env: {
      NODE_ENV: 'production',
      API_PORT: '0',
      DATABASE_URL: env.databaseUrl,
      AUTH0_ISSUER_BASE_URL: env.issuer,
      AUTH0_AUDIENCE: env.audience,
      AUTH0_API_CLIENT_ID: env.clientId,
      AUTH0_API_CLIENT_SECRET: env.clientSecret,
      AUDIO_DIR: env.audioDir,
      AUDIO_COOKIE_SECRET: env.audioCookie.secret,
      WEB_URL: env.webOrigin,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  stop = async () => {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  };
  for await (const line of createInterface(child.stdout)) {
    const told = JSON.parse(line) as { url?: string };
    if (told.url === undefined) continue;
    url = told.url;
    break;
  }
  child.stdout.resume();
});
afterAll(async () => {
  await stop();
  await api.close();
});

async function send(bytes: number): Promise<void> {
  const { songId } = await addSong(api, 'vera');
  const file = Readable.from(
    (function* () {
      yield wavHeader(bytes - 44);
      for (let left = bytes - 44; left > 0; left -= 65_536) yield randomBytes(Math.min(left, 65_536));
    })(),
  );
  const answer = await fetch(`${url}/songs/${songId}/audio`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${await api.token('vera')}`, 'content-length': `${bytes}` },
    body: file as unknown as ReadableStream,
    duplex: 'half',
  } as RequestInit);
  expect([answer.status, ((await answer.json()) as { hasAudio?: boolean }).hasAudio]).toEqual([200, true]);
}

async function residentBytes(): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]);
}

test('a large file that comes lets the API grow by little', async () => {
  // What the first uploads load and compile stays, and so does the room that V8 takes for what is short-lived.
  await send(5 * MB);
  await send(30 * MB);
  const before = await residentBytes();
  let most = 0;
  let done = false;
  const watched = (async () => {
    while (!done) {
      most = Math.max(most, await residentBytes());
      // To be asked is work of its own for the process that is measured.
      await setTimeout(100);
    }
  })();
  await send(LARGE);
  done = true;
  await watched;
  expect(most - before, `from ${before / MB} to ${most / MB} MB`).toBeLessThan(AT_MOST);
  expect(most).toBeGreaterThan(0);
});
