'use client';

import { Meter } from '#components/meter.tsx';
import { usePosition } from './use-position.ts';

/** How far the song is, as a line under the phone's small player. One seeks in the whole one. */
export function ConsoleProgress() {
  const { position, length } = usePosition();
  return (
    <span className="console__progress">
      <Meter value={position} max={length || 1} />
    </span>
  );
}
