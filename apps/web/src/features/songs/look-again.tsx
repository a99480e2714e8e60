'use client';

import { useEffect } from 'react';
import { refreshPage } from '#lib/actions/refresh-page.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { whileVisible } from '#lib/browser/lead-while-visible.ts';

const EVERY_MS = 3_000;

/** Brings the page again every few seconds while somebody sees it and one of these songs is being made. */
export function LookAgain({ songs }: { songs: readonly { beingMade: boolean }[] }) {
  const { act } = useAct();
  const waits = songs.some(({ beingMade }) => beingMade);
  useEffect(() => {
    if (!waits) return;
    return whileVisible(() => {
      let asking = false;
      const look = async () => {
        if (asking) return;
        asking = true;
        await act(refreshPage);
        asking = false;
      };
      const timer = setInterval(look, EVERY_MS);
      return () => clearInterval(timer);
    });
  }, [waits, act]);
  return null;
}
