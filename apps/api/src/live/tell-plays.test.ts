import { createTestDatabase } from '@setlist/db/test/create-test-database';
import { expect, test } from 'vitest';
import { type CountedPlays, PLAYS_CHANNEL, readToldPlays, tellPlays } from './tell-plays.ts';

test('tells of very many plays at once, whatever the ids look like', async () => {
  const database = await createTestDatabase();
  const listener = await database.pool.connect();
  try {
    const heard: CountedPlays[] = [];
    listener.on('notification', ({ payload }) => heard.push(...readToldPlays(payload ?? '')));
    await listener.query(`LISTEN ${PLAYS_CHANNEL}`);
    const plays = Array.from({ length: 1_000 }, (_, n): CountedPlays => {
      return [`auth0|${'ü"\\,]'.repeat(n % 50)}${n}`, crypto.randomUUID(), n];
    });
    await tellPlays(database.pool, plays);
    await expect.poll(() => heard).toEqual(plays);
    await tellPlays(database.pool, []);
  } finally {
    listener.release();
    await database.close();
  }
});
