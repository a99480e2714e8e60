import { enter } from '../support/enter.ts';
import { open } from '../support/open.ts';
import { playPastApp } from '../support/play-past-app.ts';
import { expect, test } from '../support/test.ts';

test('catches up with a role that came between the sign-in and the first page', async ({
  stack,
  newPerson,
  newBrowser,
  management,
  database,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Almost', plays: 99 }] });
  const page = await newBrowser();
  await enter(page, owner);
  await playPastApp(stack, database.prisma, owner, await newPerson());
  const roles = async () => (await management.getUser(owner.userId)).app_metadata?.roles;
  await expect.poll(roles).toEqual(['playlist_editor']);

  await open(page, '/');
  await expect(page.getByRole('main').getByText('EDITOR pass, earned with the 100th play')).toBeAttached();
});
