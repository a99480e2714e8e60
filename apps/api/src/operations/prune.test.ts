import { startTestApi, type TestApi } from '@setlist/api/test/api';
import type { JobHelpers } from 'graphile-worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPrune } from './prune.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test('forgets which tokens have ended once all of them are over, but no account that is being deleted', async () => {
  const { prisma } = api.database;
  await prisma.endedTokens.createMany({
    data: [
      { ownerHash: 'over', madeBefore: daysAgo(32) },
      { ownerHash: 'still good elsewhere', madeBefore: daysAgo(30) },
      { ownerHash: 'not yet gone', madeBefore: daysAgo(32), deleting: true },
    ],
  });
  await createPrune(api.api.deps)({}, {} as JobHelpers);
  const left = await prisma.endedTokens.findMany({ orderBy: { ownerHash: 'asc' } });
  expect(left.map(({ ownerHash }) => ownerHash)).toEqual(['not yet gone', 'still good elsewhere']);
});
