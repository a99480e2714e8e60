import { defineConfig } from '@playwright/test';
import { chromiumPath, isRoot } from './env.ts';
import type { TurnOptions } from './support/turns.ts';

// On a closed network the browser's own look-ups would flood the log.
const quiet = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export default defineConfig<TurnOptions>({
  globalSetup: './global-setup.ts',
  reporter: [['list'], ['../scripts/lib/testing/reports/playwright-reporter.ts']],
  fullyParallel: true,
  workers: 3,
  forbidOnly: true,
  // What passes only at the second attempt is named at the end of `npm test`; docs/decisions/0018-second-attempts.md.
  retries: 1,
  // Generous, for a machine that is busy: a test waits for events and is done as soon as they come.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: chromiumPath,
      args: [...quiet, ...(isRoot ? ['--no-sandbox'] : [])],
    },
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    colorScheme: 'light',
    // Nothing has to be waited for until it stands still, nor is measured half-way. Journeys about what moves undo it.
    contextOptions: { reducedMotion: 'reduce' },
    // A worker would fetch what journeys hold back or answer themselves; the one about it allows it.
    serviceWorkers: 'block',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
  },
  projects: [
    // They stop and start processes, one journey after the other on one stack of their own, while the others go on.
    { name: 'own-stack', testDir: 'own-stack', workers: 1, fullyParallel: false },
    { name: 'journeys', testDir: 'journeys' },
    // They measure time. Last, since each waits until no other runs, and none begins before it ends: support/turns.ts.
    { name: 'alone', testDir: 'alone', workers: 1, use: { alone: true } },
  ],
});
