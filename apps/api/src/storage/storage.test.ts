import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { startS3Store } from '@setlist/api/test/s3-store';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createFolderStorage } from './folder-storage.ts';
import { newKey } from './keys.ts';
import { createS3Storage } from './s3-storage.ts';
import type { Storage } from './storage.ts';

const homes: Record<string, () => Promise<{ storage: Storage; close: () => Promise<void> }>> = {
  'a folder': async () => {
    const folder = await mkdtemp(join(tmpdir(), 'setlist-storage-'));
    return { storage: createFolderStorage(folder), close: () => rm(folder, { recursive: true }) };
  },
  'a store that speaks S3': async () => {
    const { location, close } = await startS3Store();
    return { storage: createS3Storage(location), close };
  },
};

describe.each(Object.entries(homes))('storage in %s', (_, open) => {
  let storage: Storage;
  let close: () => Promise<void>;
  let spool: string;
  beforeAll(async () => {
    ({ storage, close } = await open());
    spool = await mkdtemp(join(tmpdir(), 'setlist-spool-'));
  });
  afterAll(async () => {
    await close();
    await rm(spool, { recursive: true });
  });

  async function put(content: Buffer): Promise<string> {
    const key = newKey('mp3');
    const file = join(spool, 'file');
    await writeFile(file, content);
    await storage.put(key, file, 'audio/mpeg');
    return key;
  }

  async function listed(moment: Date): Promise<string[]> {
    const keys: string[] = [];
    for await (const key of storage.olderThan(moment)) keys.push(key);
    return keys;
  }

  // The large one is sent to S3 in parts.
  test.each([1, 100_000, 12_000_000])('gives back what it was given: %d bytes', async (bytes) => {
    const content = randomBytes(bytes);
    const object = await storage.find(await put(content));
    expect(object?.bytes).toBe(bytes);
    expect(Math.abs(Date.now() - Number(object?.putAt))).toBeLessThan(60_000);
    const read = await object?.read();
    expect(read && content.equals(await buffer(read))).toBe(true);
  });

  test('gives back a part', async () => {
    const content = randomBytes(10_000);
    const object = await storage.find(await put(content));
    const read = await object?.read({ start: 100, end: 4_999 });
    expect(read && content.subarray(100, 5_000).equals(await buffer(read))).toBe(true);
  });

  test('has nothing where nothing was put, and says so when it has gone in the meantime', async () => {
    expect(await storage.find(newKey('mp3'))).toBeUndefined();
    const key = await put(Buffer.from('abc'));
    const object = await storage.find(key);
    await storage.remove(key);
    await storage.remove(key);
    expect(await storage.find(key)).toBeUndefined();
    await expect(object?.read()).rejects.toMatchObject({ problem: 'not-found' });
  });

  test('lists what is older than a moment', async () => {
    const keys = [await put(Buffer.from('a')), await put(Buffer.from('b'))];
    expect(await listed(new Date(Date.now() + 60_000))).toEqual(expect.arrayContaining(keys));
    expect(await listed(new Date(Date.now() - 60_000))).toEqual([]);
  });

  test('leaves nothing of a file that cannot be read', async () => {
    const before = await listed(new Date(Date.now() + 60_000));
    await expect(storage.put(newKey('mp3'), join(spool, 'none'), 'audio/mpeg')).rejects.toThrow();
    expect(await listed(new Date(Date.now() + 60_000))).toEqual(before);
  });
});

test.each(['../../etc/passwd', 'a.mp3', '.spool', ''])(
  'a folder has no object by the name "%s"',
  async (name) => {
    await expect(createFolderStorage(tmpdir()).find(name)).rejects.toThrow('is no key');
  },
);

test('lists nothing that lies in a bucket beside its objects or below them', async () => {
  const { location, close } = await startS3Store();
  onTestFinished(close);
  const folder = await mkdtemp(join(tmpdir(), 'setlist-spool-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'file');
  await writeFile(file, 'abc');
  const put = async (prefix: string) => {
    const key = newKey('mp3');
    await createS3Storage({ ...location, prefix }).put(key, file, 'audio/mpeg');
    return key;
  };
  const ours = await put('songs/');
  await put('other/');
  await put('songs/deeper/');
  const keys: string[] = [];
  const storage = createS3Storage({ ...location, prefix: 'songs/' });
  for await (const key of storage.olderThan(new Date(Date.now() + 60_000))) keys.push(key);
  expect(keys).toEqual([ours]);
});
