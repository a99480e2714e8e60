'use client';

import { waveformOf } from '@setlist/covers/waveform';
import { cx } from 'class-variance-authority';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useState } from 'react';
import { duration } from '#lib/duration.ts';
import { lengthOf } from './player-actions.ts';
import { usePlayer, usePlayerActions } from './player-context.ts';

const BARS = 84;
const STEP_S = 5;
const PLAYED = 'fill-play forced-colors:fill-[Highlight]';
const REST = 'fill-play-rest forced-colors:fill-[GrayText]';

interface Props {
  className?: string;
  /** Where there is little room, the times beside it go; screen readers are told them all the same. */
  inBar?: boolean;
}

/** The waveform one seeks on: drag it, or use arrows (5 s), Page keys (a tenth), Home and End. */
export function Scrubber({ className, inBar }: Props) {
  const t = useTranslations();
  const { seek, seekBy } = usePlayerActions();
  const songId = usePlayer(({ track }) => track?.songId) ?? '';
  const { position, length } = usePosition();
  const heights = useMemo(() => waveformOf(songId, BARS), [songId]);
  const time = inBar ? 'tabular-nums narrow:hidden' : 'tabular-nums';
  const played = length > 0 ? Math.min(1, position / length) : 0;

  const onPointer = (event: PointerEvent<HTMLElement>) => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    seek(((event.clientX - box.left) / box.width) * length);
  };
  const onKey = (event: KeyboardEvent) => {
    const seconds = {
      ArrowLeft: -STEP_S,
      ArrowDown: -STEP_S,
      ArrowRight: STEP_S,
      ArrowUp: STEP_S,
      PageDown: -length / 10,
      PageUp: length / 10,
      Home: -length,
      End: length,
    }[event.key];
    if (seconds === undefined) return;
    event.preventDefault();
    // From where the sound is, not from what is shown: a key may come before React has drawn the one before.
    seekBy(seconds);
  };

  return (
    <div className={cx('flex min-w-0 items-center gap-3.5 text-13 text-muted', className)}>
      <span className={time}>{duration(position * 1000)}</span>
      <span
        className="relative block h-11 min-w-0 flex-1 cursor-pointer touch-none rounded-small"
        role="slider"
        tabIndex={0}
        aria-label={t('player.seek')}
        aria-valuemin={0}
        aria-valuemax={Math.round(length)}
        aria-valuenow={Math.round(position)}
        aria-valuetext={t('player.position', {
          position: duration(position * 1000),
          length: duration(length * 1000),
        })}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        onKeyDown={onKey}
      >
        <Wave heights={heights} played={played} />
      </span>
      <span className={time}>{duration(length * 1000)}</span>
    </div>
  );
}

function Wave({ heights, played }: { heights: number[]; played: number }) {
  const width = BARS * 6;
  return (
    <svg
      className="block size-full"
      viewBox={`0 0 ${width} 44`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {heights.map((height, i) => {
        const h = Math.max(3, height * 34);
        const fill = i / BARS < played ? PLAYED : REST;
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
        return <rect key={i} className={fill} x={i * 6 + 1} y={22 - h / 2} width="3.2" height={h} rx="1.6" />;
      })}
      <rect
        className="fill-foreground forced-colors:fill-[CanvasText]"
        x={played * width - 1}
        y="4"
        width="2.4"
        height="36"
        rx="1"
      />
    </svg>
  );
}

/** Where the song is and how long it is, in seconds, as the audio element tells. */
export function usePosition(): { position: number; length: number } {
  const audio = usePlayer((player) => player.audio);
  const track = usePlayer((player) => player.track);
  const [position, setPosition] = useState({ position: 0, length: 0 });

  useEffect(() => {
    if (!audio) return;
    const read = () => setPosition({ position: audio.currentTime, length: lengthOf(audio, track) });
    read();
    const events = ['timeupdate', 'durationchange', 'loadstart', 'seeking', 'seeked', 'emptied'];
    for (const event of events) audio.addEventListener(event, read);
    return () => {
      for (const event of events) audio.removeEventListener(event, read);
    };
  }, [audio, track]);

  return position;
}
