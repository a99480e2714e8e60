import { defineConfig } from 'vitest/config';
import base from '../../../vitest.config.ts';

/** The tests that a mutant meets: those of the part that is mutated, as scripts/mutate.ts names them. */
const include = (process.env.MUTATION_TESTS ?? '').split(',');

const { projects: _, reporters: __, ...test } = base.test ?? {};

export default defineConfig({
  test: {
    ...test,
    include,
    globalSetup: ['packages/db/test/global-setup.ts'],
    // Every mutant is met by a new process, which Node.js loads in half the time that Vite's runner takes.
    experimental: { viteModuleRunner: process.env.MUTATION_RUNNER === 'vite' },
    // What a mutant keeps from coming has to fail here, as a test that does not see it; Stryker would count what it has
    // to end as found, and could not tell it from a machine that is slow.
    testTimeout: 60_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
