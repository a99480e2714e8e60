import { sharedStack } from '../env.ts';
import { type OwnStack, startOwnStack } from './own-stack.ts';
import { test as base } from './test.ts';

/** The test on a stack of its own, for what would disturb others. It starts once: the project has one worker. */
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

export { expect } from './test.ts';
