import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { choose } from '../support/menus.ts';
import { open } from '../support/open.ts';
import { expect, test } from '../support/test.ts';
import { expectAlarm } from '../support/toasts.ts';
import { unique } from '../support/unique.ts';

test('says that there are more playlists than it counted, and offers them all', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const oldest = unique('The Oldest');
  const owner = await newPerson({
    displayName: 'Edda',
    plan: 'full',
    playlists: [{ name: oldest, plays: 100 }],
  });
  const { userId } = owner;
  // Newer than the first: what comes later has a greater id.
  const ids = Array.from({ length: 100 }, () => `ffffffff-ffff-4fff-8fff-${randomBytes(6).toString('hex')}`);
  await database.prisma.playlist.createMany({
    data: ids.map((playlistId, i) => ({ userId, playlistId, name: `Later ${i}`, visibility: 'private' })),
  });
  const other = await newPerson({ playlists: [{ name: 'Heard', songs: ['Cold Tea'] }] });
  const page = await newBrowserOf(owner);
  await expect(page.getByRole('main')).toContainText('100+ playlists');

  await open(page, `/playlists/${other.playlists[0]?.playlistId}`);
  await choose(page, 'Cold Tea', 'Add to playlist …');
  const offered = page.getByRole('dialog').getByRole('button', { name: /^Add to / });
  await expect(offered).toHaveCount(100);
  await showMore(page);
  await expect(offered).toHaveCount(101);
  await expect(page.getByRole('dialog').getByRole('button', { name: `Add to ${oldest}` })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);

  await open(page, '/featured/edit');
  await page.getByRole('button', { name: 'Add playlist' }).click();
  const own = page.getByRole('dialog').getByRole('button', { name: `Add ${oldest}` });
  await expect(page.getByRole('button', { name: 'Show more' })).toBeVisible();
  await expect(own).toHaveCount(0);
  await showMore(page);
  await expect(own).toBeVisible();
});

test('offers another try where no playlist to choose from came', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/ERR_FAILED/);
  const person = await newPerson({ playlists: [{ name: 'Drafts' }] });
  const other = await newPerson({ playlists: [{ name: 'Heard', songs: ['Cold Tea'] }] });
  const page = await newBrowserOf(person, `/playlists/${other.playlists[0]?.playlistId}`);
  await page.route('**/*', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await choose(page, 'Cold Tea', 'Add to playlist …');
  await expectAlarm(page, 'Setlist isn’t answering');
  await page.unroute('**/*');
  await page.getByRole('dialog').getByRole('button', { name: 'Retry' }).press('Enter');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Add to Drafts' })).toBeFocused();
});

async function showMore(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Show more' }).press('Enter');
}
