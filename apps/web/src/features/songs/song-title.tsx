'use client';

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

/** The title; on a phone it says the artist too, and tapping it plays. */
export function SongTitle({ songname, artist, current, playing, silentId, onPlay }: Props) {
  const t = useTranslations();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the number is the button; this only makes a larger target
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <span className="song__title" onClick={silentId ? undefined : onPlay}>
      {current && (
        <span className="mr-2 inline-block md:hidden">
          <Equalizer still={!playing} />
        </span>
      )}
      <span>{songname}</span>
      {playing && <span className="sr-only">{` (${t('song.playing')})`}</span>}
      <small>
        {silentId && (
          <span className="song__silent" id={silentId}>
            {t('song.silent')}
          </span>
        )}
        <span className="song__by">{artist}</span>
      </small>
    </span>
  );
}
