import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { createPool, createPrisma, type Pool, type PrismaClient } from '@setlist/db';
import { type StackSettings, sharedStack } from '../env.ts';
import { watchConsole } from './console-watch.ts';
import { enter } from './enter.ts';
import { createManagement, type Management } from './management.ts';
import { open } from './open.ts';
import { type Credentials, createPerson, type Person, type PersonOptions } from './people.ts';
import { turns } from './turns.ts';

interface WorkerFixtures {
  /** The Setlist under test. */
  stack: StackSettings;
  management: Management;
  database: { pool: Pool; prisma: PrismaClient };
}

interface Fixtures {
  /** Patterns of `console.error` texts that this test is about. */
  allowedComplaints: RegExp[];
  complaints: string[];
  /** Makes somebody new, who is nobody else's to change. */
  newPerson(options?: PersonOptions): Promise<Person>;
  /** Opens a browser of its own, as on another device. */
  newBrowser(options?: BrowserContextOptions): Promise<Page>;
  /** Opens a browser of its own, signed in, at this path: Home unless told. */
  newBrowserOf(person: Credentials, path?: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Playwright's test on the real stack. A complaint of any page, expected by nobody, fails the test. */
export const test = base.extend(turns).extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  stack: [async ({}, use) => use(sharedStack()), { scope: 'worker' }],
  management: [async ({ stack }, use) => use(createManagement(stack)), { scope: 'worker' }],
  database: [
    async ({ stack }, use) => {
      const pool = createPool({ databaseUrl: stack.DATABASE_URL, max: 2 });
      await use({ pool, prisma: createPrisma(pool) });
      await pool.end();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ stack }, use) => use(stack.WEB_URL),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  allowedComplaints: async ({}, use) => use([]),
  complaints: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const complaints: string[] = [];
      await use(complaints);
      expect(complaints, 'what pages complained about in the console').toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, complaints, allowedComplaints }, use) => {
    await watchConsole(context, complaints, allowedComplaints);
    await use(context);
  },
  newPerson: async ({ management, database, stack }, use) => {
    const world = { management, prisma: database.prisma, audioDir: stack.AUDIO_DIR };
    await use((options) => createPerson(world, options));
  },
  newBrowser: async ({ browser, baseURL, complaints, allowedComplaints }, use) => {
    const opened: Page[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), ...options });
      await watchConsole(context, complaints, allowedComplaints);
      const page = await context.newPage();
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
  newBrowserOf: async ({ newBrowser }, use) => {
    await use(async (person, path = '/', options = {}) => {
      const page = await newBrowser(options);
      await enter(page, person);
      await open(page, path);
      return page;
    });
  },
});

export { expect };
