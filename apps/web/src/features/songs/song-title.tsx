'use client';

import { cva } from 'class-variance-authority';
import { useTranslations } from 'next-intl';
import { Equalizer } from '#features/player/equalizer.tsx';

interface Props {
  songname: string;
  artist: string;
  current: boolean;
  playing: boolean;
  /** The id for the words that say that it has no sound; undefined when it has. */
  silentId: string | undefined;
  onPlay: () => void;
}

// Why it cannot be played is told at every width; the artist has a column where there is room.
const below = cva('truncate text-13 font-normal tracking-normal text-muted max-md:mt-0.5', {
  variants: { silent: { true: 'block', false: 'hidden max-md:block' } },
});
const by = cva('', { variants: { silent: { true: "before:content-['_·_'] md:hidden", false: '' } } });

/** The title; on a phone it says the artist too, and tapping it plays. */
export function SongTitle({ songname, artist, current, playing, silentId, onPlay }: Props) {
  const t = useTranslations();
  const silent = silentId !== undefined;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the number is the button; this only makes a larger target
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <span
      className="truncate text-left text-[15px] font-550 tracking-[-0.012em] text-foreground group-data-playing/row:text-accent-text max-md:min-h-12 max-md:w-full max-md:text-16"
      onClick={silent ? undefined : onPlay}
    >
      {current && (
        <span className="mr-2 inline-block md:hidden">
          <Equalizer still={!playing} />
        </span>
      )}
      <span>{songname}</span>
      {playing && <span className="sr-only">{` (${t('song.playing')})`}</span>}
      <small className={below({ silent })}>
        {silent && <span id={silentId}>{t('song.silent')}</span>}
        <span className={by({ silent })}>{artist}</span>
      </small>
    </span>
  );
}
