import type { Page } from '@playwright/test';
import { expectPlaying, expectProgress, playerOf, soundOf } from '../support/player.ts';
import { expect, test } from '../support/test.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea', 'Night Ferry'];
/** A song that follows another may be so much later than it, in milliseconds, which nobody hears as a gap. */
const GAP_MS = 100;
/** So long after a click the sound is there, in milliseconds: what is called at once. */
const FIRST_SOUND_MS = 300;

/** Milliseconds of silence between one song and the next; resolves when the next one sounds. */
function gapOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let ended: number | undefined;
        document.querySelector('audio')?.addEventListener('ended', () => {
          ended = performance.now();
        });
        // The next one plays before it stands in the page.
        const { play } = HTMLMediaElement.prototype;
        HTMLMediaElement.prototype.play = function () {
          HTMLMediaElement.prototype.play = play;
          this.addEventListener('playing', () => {
            if (ended !== undefined) resolve(performance.now() - ended);
          });
          return play.call(this);
        };
      }),
  );
}

test('hands over to the next song without a gap', async ({ newPerson, newBrowserOf }) => {
  const owner = await newPerson({ playlists: [{ name: 'Three', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  const gaps: number[] = [];
  for (const [song, next] of [
    ['Paper Lanterns', 'Cold Tea'],
    ['Cold Tea', 'Night Ferry'],
  ] as const) {
    await expectPlaying(page, song);
    const gap = gapOf(page);
    await soundOf(page).evaluate((audio: HTMLAudioElement) => {
      audio.currentTime = audio.duration - 3;
    });
    gaps.push(await gap);
    await expect(playerOf(page)).toContainText(next);
  }
  test.info().annotations.push({ type: 'gaps in ms', description: gaps.map(Math.round).join(', ') });
  expect(Math.max(...gaps)).toBeLessThan(GAP_MS);
});

test('sounds at once after a click', async ({ newPerson, newBrowserOf }) => {
  const owner = await newPerson({ playlists: [{ name: 'Three', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  const times: number[] = [];
  for (const song of [...SONGS, ...SONGS, ...SONGS]) {
    const sound = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let clicked = 0;
          addEventListener(
            'pointerdown',
            () => {
              clicked = performance.now();
            },
            { capture: true, once: true },
          );
          for (const audio of document.querySelectorAll('audio')) {
            audio.addEventListener('playing', () => resolve(performance.now() - clicked), { once: true });
          }
        }),
    );
    await page.getByRole('button', { name: `Play ${song}` }).click();
    times.push(await sound);
    await expectProgress(page);
  }
  times.sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? Number.POSITIVE_INFINITY;
  test.info().annotations.push({ type: 'first sound in ms', description: times.map(Math.round).join(', ') });
  expect(median).toBeLessThan(FIRST_SOUND_MS);
});
