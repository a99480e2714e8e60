'use client';

import { Pause, Play, Repeat, Shuffle, SkipBack, SkipForward } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { usePlayer } from './player-context.ts';

/** Shuffle, previous, play or pause, next, repeat. */
export function Transport() {
  const t = useTranslations();
  const player = usePlayer();
  return (
    <div className="transport">
      <button
        type="button"
        className="icon-button transport__extra"
        aria-label={t('player.shuffle')}
        aria-pressed={player.queue.shuffle}
        onClick={player.toggleShuffle}
      >
        <Shuffle className="icon" aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button transport__extra"
        aria-label={t('player.previous')}
        onClick={player.previous}
      >
        <SkipBack className="icon icon--fill" aria-hidden="true" />
      </button>
      <button
        type="button"
        className="play-disc"
        aria-label={player.playing ? t('player.pause') : t('player.play')}
        onClick={player.toggle}
      >
        {player.playing ? (
          <Pause className="icon icon--fill" aria-hidden="true" />
        ) : (
          <Play className="icon icon--fill" aria-hidden="true" />
        )}
      </button>
      {/* `aria-disabled`, so that whoever has just pressed it keeps the focus. */}
      <button
        type="button"
        className="icon-button"
        aria-label={t('player.next')}
        aria-disabled={!player.hasNext}
        onClick={player.next}
      >
        <SkipForward className="icon icon--fill" aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button transport__extra"
        aria-label={t('player.repeat')}
        aria-pressed={player.queue.repeat}
        onClick={player.toggleRepeat}
      >
        <Repeat className="icon" aria-hidden="true" />
      </button>
    </div>
  );
}
