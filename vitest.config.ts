import { isWhole } from '@setlist/testing/env';
import { defineConfig } from 'vitest/config';

// What these workspaces test needs nothing but sources, unless the file's name says otherwise.
const ofSources =
  '{apps/web,auth0,packages/contracts,packages/covers,packages/synth,packages/ui}/**/!(*.services).test.{ts,tsx}';
const excluded = [
  ...['**/node_modules/**', '**/.next/**', '**/.data/**', '.stryker-tmp/**'],
  // What is too long for `npm test`: docs/decisions/0025-tests-of-the-whole-form-alone.md
  ...(isWhole ? [] : ['**/*.whole.test.ts']),
];

export default defineConfig({
  test: {
    projects: [
      // Turborepo remembers how they ended, for each workspace, until one of its sources changes.
      { extends: true, test: { name: 'sources', include: [ofSources], exclude: excluded } },
      // They touch services, so they are run each time.
      {
        extends: true,
        test: {
          name: 'services',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...excluded, ofSources],
          globalSetup: ['packages/db/test/global-setup.ts'],
        },
      },
    ],
    environment: 'node',
    reporters: ['default', './scripts/lib/testing/reports/vitest-reporter.ts'],
    // Values short enough to be read stand in the message of a failed test as a whole.
    chaiConfig: { truncateThreshold: 300 },
    setupFiles: ['packages/testing/src/fail-on-console-error.ts'],
    // One more than the machine for which the suite is made has cores: much of the time is spent on waiting.
    maxWorkers: 3,
    // A worker loads what the files share once, not once per file: no test may depend on a module being new to it.
    isolate: false,
    // All limits only end what hangs: they leave a busy machine its time, and a test ends with what it waits for.
    testTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    hookTimeout: 120_000,
  },
});
