'use client';

import { useEffect, useState } from 'react';
import { usePlayer } from './player-context.ts';

/** Where the song is and how long it is, in seconds, as the audio element tells. */
export function usePosition(): { position: number; length: number } {
  const { audio, track } = usePlayer();
  const known = (track?.durationMs ?? 0) / 1000;
  const [position, setPosition] = useState({ position: 0, length: known });

  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    const read = () =>
      setPosition({
        position: element.currentTime,
        length: Number.isFinite(element.duration) ? element.duration : known,
      });
    read();
    const events = ['timeupdate', 'durationchange', 'seeking', 'seeked', 'emptied'];
    for (const event of events) element.addEventListener(event, read);
    return () => {
      for (const event of events) element.removeEventListener(event, read);
    };
  }, [audio, known]);

  return position;
}
