import { randomUUID } from 'node:crypto';
import type { LiveEvent } from '@setlist/contracts';
import type { PrismaClient } from '@setlist/db/create-prisma';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertEvents } from './insert-events.ts';
import { eventsAfter, startingEventId } from './read-events.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.pool.query('TRUNCATE user_events'));
afterAll(() => database.close());

const userId = 'auth0|vera';
const plays: LiveEvent = { type: 'plays', playlistId: randomUUID(), total: 7 };
const role: LiveEvent = { type: 'role', editor: true };
const tell = (event: LiveEvent, to = userId) => insertEvents(database.pool, [{ userId: to, event }]);
/** What a page hears first whose token was issued so many seconds ago. */
const heard = async (age: number, prisma = database.prisma) => {
  const after = await startingEventId(prisma, userId, Date.now() / 1_000 - age);
  return (await eventsAfter(database.pool, userId, after)).map(({ data }) => data);
};

describe('a page that has heard nothing yet', () => {
  test('begins with the first change since its token, and hears all that came after', async () => {
    await tell(plays);
    await tell(role);
    await tell(plays);
    expect(await heard(60)).toEqual([role, plays]);
  });

  test('begins with now when only plays came, or changes of before its token, or of others', async () => {
    await tell(role);
    await database.pool.query("UPDATE user_events SET created_at = now() - interval '1 minute'");
    await tell(plays);
    await tell(role, 'auth0|max');
    expect(await heard(30)).toEqual([]);
  });

  test('begins with all that comes when nothing has', async () => {
    expect(await startingEventId(database.prisma, userId, 0)).toBe('0');
  });

  test('looks ten seconds back, since clocks differ', async () => {
    await tell(role);
    await database.pool.query("UPDATE user_events SET created_at = now() - interval '5 seconds'");
    expect(await heard(0)).toEqual([role]);
  });

  test.each([
    ['a change', [role]],
    ['plays and a change', [plays, role]],
  ])('hears of %s that come while it looks', async (_, coming) => {
    await tell(plays);
    const left = [...coming];
    const busy = database.prisma.$extends({
      query: {
        userEvent: {
          async findFirst({ args, query }) {
            const found = await query(args);
            for (const event of left.splice(0)) await tell(event);
            return found;
          },
        },
      },
    });
    expect(await heard(60, busy as unknown as PrismaClient)).toEqual(coming);
  });
});
