'use client';

import { cva } from 'class-variance-authority';
import { Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Equalizer } from '#features/player/equalizer.tsx';

interface Props {
  song: string;
  number: number;
  /** Whether it stands on a phone, too. */
  onPhone: boolean;
  /** Undefined when the song can be played; else the id of the words that say why not. */
  silentId: string | undefined;
  /** It is the player's song, playing or paused. */
  current: boolean;
  playing: boolean;
  onPlay: () => void;
}

const frame = cva(
  [
    'group/number grid h-11 w-8 place-items-center text-muted *:col-start-1 *:row-start-1',
    'font-display text-[17px] leading-none font-650 font-stretch-80%',
  ],
  { variants: { onPhone: { true: 'max-md:w-11', false: 'max-md:hidden' } } },
);
// Faded out on hover it lies above the button, which is the one to be clicked.
const face = cva('pointer-events-none grid place-items-center group-has-focus-visible/number:opacity-0', {
  variants: { silent: { false: 'group-hover/row:opacity-0', true: '' } },
});
const glyph = cva('size-4 fill-current opacity-0 group-focus-visible/play:opacity-100', {
  variants: { silent: { false: 'group-hover/row:opacity-100', true: '' } },
});

/** A song's number in its list. The button upon it plays; hovering or focusing it swaps the number for its glyph. */
export function SongNumber({ song, number, onPhone, silentId, current, playing, onPlay }: Props) {
  const t = useTranslations();
  const silent = silentId !== undefined;
  const label = silent ? t('song.noAudio', { song }) : t(playing ? 'song.pause' : 'song.play', { song });
  const Glyph = playing ? Pause : Play;
  return (
    <span className={frame({ onPhone })}>
      <span className={face({ silent })}>
        {current ? <Equalizer still={!playing} /> : <span className="tabular-nums">{number}</span>}
      </span>
      {/* Not `disabled`: keyboards have to reach it, to be told why. */}
      <button
        type="button"
        className="group/play grid size-full place-items-center rounded-small text-foreground"
        aria-disabled={silent}
        aria-label={label}
        aria-describedby={silentId}
        onClick={silent ? undefined : onPlay}
      >
        <Glyph className={glyph({ silent })} />
      </button>
    </span>
  );
}
