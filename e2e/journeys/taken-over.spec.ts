import type { Page } from '@playwright/test';
import { enter } from '../support/enter.ts';
import { holdSections } from '../support/late-sections.ts';
import { awaken } from '../support/open.ts';
import { ESTABLISHED, pagesOf } from '../support/pages.ts';
import type { Person } from '../support/people.ts';
import { expectPlaying, playerOf } from '../support/player.ts';
import { test as base, expect } from '../support/test.ts';

/** A page where `made` holds what scripts have made. */
declare const made: WeakSet<Element>;

/** Somebody with something on every page, and a browser of theirs that notes what scripts make on its pages. */
const test = base.extend<{ person: Person; mine: Page }>({
  person: async ({ newPerson }, use) => use(await newPerson(ESTABLISHED)),
  mine: async ({ newBrowser, person }, use) => {
    const page = await newBrowser();
    await page.addInitScript(() => {
      const made = new WeakSet<Element>();
      Object.assign(window, { made });
      const { createElement, createElementNS } = Document.prototype;
      const note = <E extends Element>(element: E) => {
        made.add(element);
        return element;
      };
      Object.assign(Document.prototype, {
        createElement(this: Document, ...args: [string]) {
          return note(createElement.apply(this, args));
        },
        createElementNS(this: Document, ...args: [string, string]) {
          return note(createElementNS.apply(this, args));
        },
      });
    });
    await enter(page, person);
    await use(page);
  },
});

/** What a person has heard before, so that the player is restored on each of their pages. */
const QUEUES = ['no queue', 'a queue of before'] as const;

for (const queue of QUEUES) {
  test(`takes over what the server has drawn, on each page, with ${queue}`, async ({
    mine: page,
    person,
  }) => {
    if (queue !== 'no queue') await hear(page, person);
    for (const path of pagesOf(person)) {
      await page.goto(path);
      await awaken(page);
      expect.soft(await drawnAnew(page), path).toEqual([]);
    }
  });

  test(`takes over sections that come late, and shows none of them twice, with ${queue}`, async ({
    mine: page,
    person,
    stack,
  }) => {
    if (queue !== 'no queue') await hear(page, person);
    const late = await holdSections(stack.WEB_URL);
    if (queue !== 'no queue') {
      // What is kept for one address is not there at another.
      const kept = await page.evaluate(() => ({ ...localStorage }));
      await page.goto(new URL('/icon.svg', late.url).href);
      await page.evaluate((kept) => Object.assign(localStorage, kept), kept);
    }
    for (const path of ['/', '/songs', '/playlists', '/featured/edit', '/settings']) {
      await page.goto(late.url + path, { waitUntil: 'commit' });
      // The frame around them works already.
      await page.waitForFunction(() => {
        const account = document.querySelector('button[aria-label^="Account"]');
        return account !== null && Object.keys(account).some((key) => key.startsWith('__reactProps$'));
      });
      if (queue !== 'no queue') await expect(playerOf(page)).toContainText('Paper Lanterns');
      expect(late.release(), path).toBeGreaterThan(0);
      await page.waitForLoadState();
      await awaken(page);
      expect.soft(await drawnAnew(page), path).toEqual([]);
      await expect(page.locator('[id^="S:"]')).toHaveCount(0);
    }
    await page.close();
    late.close();
  });
}

/** Has the person hear a song, and pauses it. */
async function hear(page: Page, person: Person): Promise<void> {
  await page.goto(`/playlists/${person.playlists[0]?.playlistId}`);
  await awaken(page);
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expectPlaying(page, 'Paper Lanterns');
  await playerOf(page).getByRole('button', { name: 'Pause' }).click();
}

/**
 * What stands in the page's main part and was made by scripts: parts that React has given up instead of taking them over.
 * What says that a song is the player's comes by script, and rightly so.
 */
function drawnAnew(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    return [...document.querySelectorAll('main *')]
      .filter(
        (element) =>
          made.has(element) && !element.matches('[data-still], [data-still] *, span:has(> [data-still])'),
      )
      .map((element) => `<${element.localName}> ${element.textContent?.slice(0, 40)}`);
  });
}
