'use client';

import { useEffect, useRef } from 'react';
import { afterwards } from '#lib/browser/afterwards.ts';
import { type Channel, openChannel } from '#lib/browser/window.ts';

const CHANNEL = 'setlist.player';

/** Has one tab of this browser play at a time: what it returns says that this one does; `onOther` hears it of another. */
export function useOneTab(onOther: () => void): () => void {
  const channel = useRef<Channel>(undefined);
  useEffect(
    () =>
      afterwards(() => {
        channel.current = openChannel(CHANNEL, onOther);
        return () => channel.current?.close();
      }),
    [onOther],
  );
  const say = useRef(() => channel.current?.say('plays'));
  return say.current;
}
