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
  /** Without the wait, one in five comes late. A busy machine may take longer than a frame waits: then anew. */
  const inARow = async () => {
    for (let count = 0; count < 30; count++) if (!(await hasSongs('/songs'))) return count;
    return 30;
  };
  await expect.poll(inARow, { timeout: 120_000 }).toBe(30);
});
