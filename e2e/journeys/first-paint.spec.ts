import { ESTABLISHED } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

test('sends a page’s data with its frame, where the API has them soon', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson(ESTABLISHED);
  const page = await newBrowserOf(person, '/icon.svg');
  /** Whether a page’s document has these words before what is told to scripts, which begins once the frame is out. */
  const comesWith = (words: string) => async (path: string) => {
    const html = await (await page.request.get(path)).text();
    const at = html.indexOf(words);
    return at >= 0 && at < html.indexOf('self.__next_f.push([1');
  };
  const hasSongs = comesWith('Paper Lanterns');
  const hasPlaylists = comesWith('Everything');
  // A busy machine may take longer than a frame waits; without the wait it would never be so.
  await expect.poll(() => hasSongs('/songs'), { timeout: 60_000 }).toBe(true);
  await expect.poll(() => hasPlaylists('/playlists'), { timeout: 60_000 }).toBe(true);
  await expect.poll(() => hasPlaylists('/'), { timeout: 60_000 }).toBe(true);
});
