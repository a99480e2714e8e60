'use client';

import { cva } from 'class-variance-authority';
import { Clock3 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { listRow } from '#components/list-row.ts';
import { duration } from '#lib/duration.ts';
import { SongNumber } from './song-number.tsx';
import { SongTitle } from './song-title.tsx';

const columns = cva('', {
  variants: {
    grip: {
      true: [
        'grid-cols-[28px_32px_minmax(0,5fr)_minmax(0,3fr)_132px_56px_44px]',
        'md:max-xl:grid-cols-[28px_32px_minmax(0,5fr)_minmax(0,3fr)_56px_44px]',
        'max-md:grid-cols-[44px_minmax(0,1fr)_auto_44px]',
      ],
      false: [
        'grid-cols-[32px_minmax(0,5fr)_minmax(0,3fr)_132px_56px_44px]',
        'md:max-xl:grid-cols-[32px_minmax(0,5fr)_minmax(0,3fr)_56px_44px]',
        'max-md:grid-cols-[44px_minmax(0,1fr)_auto_44px]',
      ],
    },
  },
});

/** A row of a list of songs: `SongColumns`, then a menu; before them a grip or its place, where the list has an order. */
export const songRow = ({ grip }: { grip: boolean }) =>
  listRow({ className: columns({ grip, className: 'h-14 max-md:h-16' }) });

interface Props {
  song: { songname: string; artist: string; genre: string; durationMs: number | null; hasAudio: boolean };
  index: number;
  /** It is the player's song, playing or paused. */
  current: boolean;
  playing: boolean;
  onPlay: () => void;
  /** Whether a grip stands before them; on a phone it stands instead of the number. */
  grip: boolean;
}

/** What every list of songs shows of one: number with its play button, title, artist, genre, length. */
export function SongColumns({ song, index, current, playing, onPlay, grip }: Props) {
  const t = useTranslations();
  const { songname, artist, genre, durationMs, hasAudio } = song;
  const id = useId();
  const silentId = hasAudio ? undefined : `${id}-silent`;
  return (
    <>
      <SongNumber
        song={songname}
        number={index + 1}
        onPhone={!grip}
        silentId={silentId}
        current={current}
        playing={playing}
        onPlay={onPlay}
      />
      <SongTitle
        songname={songname}
        artist={artist}
        current={current}
        playing={playing}
        silentId={silentId}
        onPlay={onPlay}
      />
      <span className="truncate max-md:hidden">{artist}</span>
      <span className="truncate max-xl:hidden">{genre}</span>
      <span className="text-right text-14 tabular-nums">
        {durationMs === null ? (
          <span className="sr-only">{t('song.unknownLength')}</span>
        ) : (
          duration(durationMs)
        )}
      </span>
    </>
  );
}

const headVariants = cva(
  'mb-1.5 grid h-9 items-center gap-x-3 border-b border-line px-1 text-12 text-subtle max-md:hidden',
);

/** The names of the columns above a list of songs, for the eye; `grip` where the rows begin with one. */
export function SongHead({ grip }: { grip: boolean }) {
  const t = useTranslations();
  return (
    <div className={headVariants({ className: columns({ grip }) })} aria-hidden="true">
      {grip && <span />}
      <span className="text-center">#</span>
      <span>{t('song.title')}</span>
      <span>{t('song.artist')}</span>
      <span className="max-xl:hidden">{t('song.genre')}</span>
      <Clock3 className="ml-auto size-3.75" />
    </div>
  );
}
