import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

// Pictures of every page to look at: npm run screenshots -w @setlist/e2e. They are put in screenshots/.
export default defineConfig(config, {
  testDir: '.',
  testMatch: 'screenshots.ts',
  projects: [{ name: 'screenshots', testDir: '.' }],
});
