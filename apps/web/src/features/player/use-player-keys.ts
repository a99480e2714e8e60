'use client';

import { useEffect } from 'react';
import { registerKeys } from '#lib/browser/keys.ts';
import { usePlayerActions } from './player-context.ts';

/** What lies over the page and is the player itself: its keys hold there, too. */
export const PLAYER_DIALOG = 'dialog[data-player]';
export const LEAP_S = 10;
export const STEP_S = 5;
const LOUDER = 0.05;

/**
 * The keys of the player, as the large players have them: those of YouTube, and Shift with the arrows as at SoundCloud.
 * Up and down alone scroll the page, but where the focus is in the player.
 */
export function usePlayerKeys() {
  const player = usePlayerActions();
  useEffect(() => {
    const { toggle, next, previous, seekBy, turnVolume } = player;
    const inPlayer = ({ target }: Event) =>
      target instanceof Element && target.closest('[data-player]') !== null;
    const once = registerKeys(
      {
        space: toggle,
        k: toggle,
        m: player.toggleMute,
        n: next,
        p: previous,
        'shift+n': next,
        'shift+p': previous,
        'shift+arrowright': next,
        'shift+arrowleft': previous,
        s: player.toggleShuffle,
        r: player.turnRepeat,
      },
      { inDialog: PLAYER_DIALOG },
    );
    const held = registerKeys(
      {
        j: () => seekBy(-LEAP_S),
        l: () => seekBy(LEAP_S),
        arrowleft: () => seekBy(-STEP_S),
        arrowright: () => seekBy(STEP_S),
        'shift+arrowup': () => turnVolume(LOUDER),
        'shift+arrowdown': () => turnVolume(-LOUDER),
      },
      { held: true, inDialog: PLAYER_DIALOG },
    );
    const inside = registerKeys(
      { arrowup: () => turnVolume(LOUDER), arrowdown: () => turnVolume(-LOUDER) },
      { held: true, inDialog: PLAYER_DIALOG, only: inPlayer },
    );
    return () => {
      for (const stop of [once, held, inside]) stop();
    };
  }, [player]);
}
