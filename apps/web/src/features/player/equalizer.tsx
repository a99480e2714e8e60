'use client';

import { useHeard } from './player-context.ts';

const BAR =
  'h-full flex-1 origin-bottom animate-equalizer rounded-[1px] bg-play in-data-still:[animation-play-state:paused] forced-colors:bg-[CanvasText]';

/** Three dancing bars: this is what plays. `still` while it is paused. */
export function Equalizer({ still }: { still?: boolean }) {
  return (
    <span
      className="inline-flex h-3.5 w-4 flex-none items-end gap-0.5"
      data-still={still || undefined}
      aria-hidden="true"
    >
      <i className={`${BAR} max-h-[55%]`} />
      <i className={`${BAR} [animation-delay:-300ms]`} />
      <i className={`${BAR} max-h-[75%] [animation-delay:-600ms]`} />
    </span>
  );
}

/** The same beside the playlist that plays, and nothing beside another. */
export function NowPlayingMark({ playlistId }: { playlistId: string }) {
  const { current, playing } = useHeard(({ from }) => from?.playlistId === playlistId);
  return current && <Equalizer still={!playing} />;
}
