'use client';

import { fetchedLate, useFetched } from '#components/ui/fetched-late.ts';
import { useOpenLater } from '#components/ui/use-overlays.ts';
import { usePlayer } from './player-context.ts';

const bar = fetchedLate(() => import('./bar.tsx'));

/**
 * The player that floats over every page while it has a song. Fetched once somebody is there, who may play one, and made
 * after the button that was pressed has answered.
 */
export function PlayerBar() {
  const track = usePlayer((player) => player.track);
  const shown = useOpenLater(track !== undefined);
  const fetched = useFetched(bar, track !== undefined, true);
  return track && shown && fetched ? <fetched.Bar track={track} /> : null;
}
