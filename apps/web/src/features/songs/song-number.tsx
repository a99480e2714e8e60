'use client';

import { Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Equalizer } from '#features/player/equalizer.tsx';

interface Props {
  song: string;
  number: number;
  /** Undefined when the song can be played; else the id of the words that say why not. */
  silentId: string | undefined;
  /** It is the player's song, playing or paused. */
  current: boolean;
  playing: boolean;
  onPlay: () => void;
}

/** A song's number in its list. The button upon it plays; hovering or focusing it swaps the number for its glyph. */
export function SongNumber({ song, number, silentId, current, playing, onPlay }: Props) {
  const t = useTranslations();
  const label = silentId ? t('song.noAudio', { song }) : t(playing ? 'song.pause' : 'song.play', { song });
  const Glyph = playing ? Pause : Play;
  return (
    <span className="song__number">
      {current ? <Equalizer still={!playing} /> : <span className="tabular-nums">{number}</span>}
      {/* Not `disabled`: keyboards have to reach it, to be told why. */}
      <button
        type="button"
        className="song__play"
        aria-disabled={silentId !== undefined}
        aria-label={label}
        aria-describedby={silentId}
        onClick={silentId ? undefined : onPlay}
      >
        <Glyph className="fill-current" />
      </button>
    </span>
  );
}
