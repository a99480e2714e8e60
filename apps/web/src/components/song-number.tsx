'use client';

import { Pause, Play } from 'lucide-react';
import { useTranslate } from '#messages/client.tsx';
import { Equalizer } from './equalizer.tsx';

interface Props {
  song: string;
  number: number;
  hasAudio: boolean;
  /** It is the player's song, playing or paused. */
  current: boolean;
  playing: boolean;
  onPlay: () => void;
}

/** A song's number in its list. The button upon it plays; hovering or focusing it swaps the number for its glyph. */
export function SongNumber({ song, number, hasAudio, current, playing, onPlay }: Props) {
  const t = useTranslate();
  const label = hasAudio ? t(playing ? 'song.pause' : 'song.play', { song }) : t('song.noAudio', { song });
  const Glyph = playing ? Pause : Play;
  return (
    <span className="song__number">
      {current ? <Equalizer still={!playing} /> : <span className="num">{number}</span>}
      <button type="button" className="song__play" disabled={!hasAudio} aria-label={label} onClick={onPlay}>
        <Glyph className="icon icon--fill" aria-hidden="true" />
      </button>
    </span>
  );
}
