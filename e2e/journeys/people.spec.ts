import { randomUUID } from 'node:crypto';
import { expectAccessible } from '../support/axe.ts';
import type { SeededPlaylist } from '../support/music.ts';
import { follow, open } from '../support/open.ts';
import { expectHome } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';
import { pressXray } from '../support/xray.ts';

for (const [device, viewport] of [
  ['a phone', { width: 360, height: 740 }],
  ['a desktop', { width: 1280, height: 800 }],
] as const) {
  test(`leads from a playlist to its owner, who is followed there by keyboard and found again, on ${device}`, async ({
    newPerson,
    newBrowserOf,
  }) => {
    const owner = await newPerson({
      displayName: 'Olga',
      playlists: [{ name: 'Harbour' }, { name: 'Quay' }, { name: 'Hidden', visibility: 'private' }],
    });
    const { playlistId } = owner.playlists[0] as SeededPlaylist;
    const page = await newBrowserOf(await newPerson(), `/playlists/${playlistId}`, { viewport });
    const main = page.getByRole('main');
    await main.getByRole('link', { name: 'Olga' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Olga' })).toBeVisible();
    expect(page.url()).not.toContain(owner.userId.replace('auth0|', ''));
    await expect(main.getByRole('link', { name: 'Harbour' })).toBeVisible();
    await expect(main.getByRole('link', { name: 'Quay' })).toBeVisible();
    await expect(main.getByRole('link', { name: 'Hidden' })).toHaveCount(0);
    await expect(main.getByText('0 followers')).toBeVisible();
    await expectAccessible(page, 'a person');

    await main.getByRole('button', { name: 'Follow', exact: true }).press('Enter');
    const following = main.getByRole('button', { name: 'Following' });
    await expect(following).toHaveAttribute('aria-pressed', 'true');
    await expect(main.getByText('1 follower', { exact: true })).toBeVisible();
    await follow(page, 'Playlists');
    const row = page.getByRole('region', { name: 'People you follow' });
    await expect(row).toBeVisible();
    await expect(page).toHaveTitle(/Playlists/);
    await expectAccessible(page, 'playlists and people');
    await follow(page, 'Home');
    await expectHome(page);
    await expect(row.getByRole('link')).toHaveText(['Olga']);
    await expect(row.getByRole('link', { name: 'Show all' })).toHaveCount(0);
    await expectAccessible(page, 'Home and people');
    await row.getByRole('link', { name: 'Olga' }).press('Enter');
    await following.press('Enter');
    await expect(main.getByText('0 followers')).toBeVisible();
    await follow(page, 'Playlists');
    await expect(page.getByRole('heading', { level: 1, name: 'Playlists' })).toBeVisible();
    await expect(row).toHaveCount(0);
    await follow(page, 'Home');
    await expectHome(page);
    await expect(page.getByRole('region', { name: 'Discover' })).toBeVisible();
    await expect(row).toHaveCount(0);
  });
}

test('shows on Home the newest of many whom one follows, says where they are kept, and leads to all', async ({
  newPerson,
  newBrowserOf,
  database: { prisma },
}) => {
  const person = await newPerson();
  const followed = Array.from({ length: 14 }, () => ({
    ...{ userId: `auth0|${randomUUID()}`, displayName: 'Followed', lastLoginAt: new Date() },
  }));
  await prisma.user.createMany({ data: followed });
  await prisma.follow.createMany({
    data: followed.map(({ userId }) => ({
      ...{ userId: person.userId, followedId: userId, followId: randomUUID() },
    })),
  });
  const page = await newBrowserOf(person);
  const row = page.getByRole('region', { name: 'People you follow' });
  await expect(row.getByRole('listitem')).toHaveCount(12);
  await pressXray(page);
  await expect(row.locator('[data-tape]').getByText('users.display_name')).toBeVisible();
  await row.getByRole('link', { name: 'Show all' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Playlists' })).toBeVisible();
  await expect(row.getByRole('listitem')).toHaveCount(14);
});

test('shows to oneself what others see, without a way to follow, and nothing at an address that is nobody’s', async ({
  newPerson,
  newBrowserOf,
  database: { prisma },
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of 404/);
  const person = await newPerson({
    displayName: 'Olga',
    playlists: [{ name: 'Hidden', visibility: 'private' }],
  });
  const { personId } = await prisma.user.findUniqueOrThrow({ where: { userId: person.userId } });
  const page = await newBrowserOf(person, `/people/${personId}`);
  await expect(page.getByText('This is how others see you')).toBeVisible();
  await expect(page.getByText('No public playlist yet.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Follow', exact: true })).toHaveCount(0);
  for (const nobody of ['00000000-0000-4000-8000-000000000000', encodeURIComponent(person.userId)]) {
    const response = await page.goto(`/people/${nobody}`);
    expect(response?.status()).toBe(404);
  }
  await open(page, `/people/${personId}?cursor=nonsense`);
  await expect(page.getByRole('heading', { level: 1, name: 'Olga' })).toBeVisible();
});
