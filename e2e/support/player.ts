import { expect, type Locator, type Page } from '@playwright/test';

/** The player that floats over every page. */
export function playerOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Player' });
}

/** The audio element that sounds, or would. What gets the next song ready stands nowhere in the page. */
export function soundOf(page: Page): Locator {
  return page.locator('audio');
}

/** The whole player over the page. */
export function fullPlayerOf(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Now playing' });
}

/** The row of a song in the queue that is open, by what goes to the song; its place is in its name. */
export function queuedSong(panel: Locator, song: string): Locator {
  return panel.getByRole('listitem').getByRole('button', { name: new RegExp(`^(\\d+ ?)?${song} `) });
}

/** The seconds that the audio element itself says it is at: what is heard, not what the page shows. */
export function audioPosition(page: Page): Promise<number> {
  return soundOf(page).evaluate((audio: HTMLAudioElement) => audio.currentTime);
}

/** Waits until a song is playing: the player names it, and its sound really goes on. */
export async function expectPlaying(page: Page, song: string): Promise<void> {
  const player = playerOf(page);
  await expect(player).toContainText(song);
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expectProgress(page);
}

/** Waits until a second more of sound has been heard, also when the song begins anew meanwhile. */
export async function expectProgress(page: Page): Promise<void> {
  await soundOf(page).evaluate(
    (audio: HTMLAudioElement) =>
      new Promise<void>((resolve, reject) => {
        let at = audio.currentTime;
        let heard = 0;
        audio.addEventListener('timeupdate', () => {
          heard += Math.max(0, audio.currentTime - at);
          at = audio.currentTime;
          if (heard > 1) resolve();
        });
        setTimeout(() => reject(new Error(`Only ${heard} s were heard.`)), 30_000);
      }),
  );
}

/** Lets the song that plays begin anew whenever it ends, for tests that may take longer than it lasts. */
export async function repeatForever(page: Page): Promise<void> {
  await soundOf(page).evaluate((audio: HTMLAudioElement) => {
    audio.loop = true;
  });
}
