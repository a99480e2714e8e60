import { sharedStack } from '../env.ts';
import { type OwnStack, startOwnStack } from './own-stack.ts';
import { test as base } from './test.ts';

/** The test on a stack that no other file uses, for what would disturb others: it starts once per worker. */
export const test = base.extend<object, { ownStack: OwnStack }>({
  ownStack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const own = await startOwnStack(sharedStack());
      await use(own);
      await own.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  stack: [async ({ ownStack }, use) => use(ownStack.settings), { scope: 'worker' }],
});

// One stack for all tests of a file, which therefore run one after the other.
test.describe.configure({ mode: 'default' });

export { expect } from './test.ts';
