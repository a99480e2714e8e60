import { PassThrough } from 'node:stream';
import { createTestDatabase } from '@setlist/db/test/create-test-database';
import { expect, onTestFinished, test } from 'vitest';
import { showSounds } from './show-sounds.ts';

/** Shows the sounds of a database on a terminal, until the test is over. */
function show(databaseUrl: string) {
  const out = Object.assign(new PassThrough(), { isTTY: true }) as unknown as NodeJS.WriteStream;
  let said = '';
  out.on('data', (text) => {
    said += text;
  });
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  return { shown: showSounds(databaseUrl, controller.signal, out), said: () => said, controller };
}

async function newDatabase() {
  const database = await createTestDatabase();
  onTestFinished(() => database.close());
  return database;
}

const song = (songId: string) => ({
  ...{ userId: 'auth0|vera', songId, songname: 'Tide', artist: 'The Ebb', genreName: 'Ambient' },
  ...{ soundSeed: 1, soundAsk: songId },
});

const IDS = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];

test('says nothing where no sound is being made', async () => {
  const { shown, said } = show((await newDatabase()).databaseUrl);
  await shown;
  expect(said()).toBe('');
});

test('counts the sounds until all are made', async () => {
  const { prisma, databaseUrl } = await newDatabase();
  await prisma.song.createMany({ data: IDS.map(song) });
  const { shown, said } = show(databaseUrl);
  await expect.poll(said).toContain('0 of 2');
  for (const [index, songId] of IDS.entries()) {
    await prisma.song.updateMany({ where: { songId }, data: { soundAsk: null } });
    await expect.poll(said, { timeout: 10_000 }).toContain(`${index + 1} of 2`);
  }
  await shown;
  expect(said().endsWith('2 of 2\n')).toBe(true);
});

test('gives up when it is told to', async () => {
  const { prisma, databaseUrl } = await newDatabase();
  await prisma.song.createMany({ data: IDS.map(song) });
  const { shown, said, controller } = show(databaseUrl);
  await expect.poll(said).toContain('0 of 2');
  controller.abort();
  await shown;
  expect(said().endsWith('0 of 2')).toBe(true);
});
