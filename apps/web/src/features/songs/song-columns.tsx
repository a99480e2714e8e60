'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { duration } from '#lib/duration.ts';
import { SongNumber } from './song-number.tsx';
import { SongTitle } from './song-title.tsx';

interface Props {
  song: { songname: string; artist: string; genre: string; durationMs: number | null; hasAudio: boolean };
  index: number;
  /** It is the player's song, playing or paused. */
  current: boolean;
  playing: boolean;
  onPlay: () => void;
}

/** What every list of songs shows of one: number with its play button, title, artist, genre, length. */
export function SongColumns({ song, index, current, playing, onPlay }: Props) {
  const t = useTranslations();
  const { songname, artist, genre, durationMs, hasAudio } = song;
  const id = useId();
  const silentId = hasAudio ? undefined : `${id}-silent`;
  return (
    <>
      <SongNumber
        song={songname}
        number={index + 1}
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
      <span className="song__artist">{artist}</span>
      <span className="song__genre">{genre}</span>
      <span className="song__length tabular-nums">
        {durationMs === null ? (
          <span className="sr-only">{t('song.unknownLength')}</span>
        ) : (
          duration(durationMs)
        )}
      </span>
    </>
  );
}
