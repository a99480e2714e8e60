'use client';

import { Pause, Play, Repeat, Repeat1, Shuffle, SkipBack, SkipForward } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { IconButton } from '#components/ui/icon-button.tsx';
import { usePlayer, usePlayerActions } from './player-context.ts';

const REPEAT = { off: 'player.repeat', all: 'player.repeatAll', one: 'player.repeatOne' } as const;

/** Shuffle, previous, play or pause, next, repeat. On a phone all of them, and large, only in the `sheet` of the player. */
export function Transport({ sheet }: { sheet?: boolean }) {
  const t = useTranslations();
  const player = usePlayerActions();
  const { repeat, unshuffled } = usePlayer(({ queue }) => queue);
  const playing = usePlayer((state) => state.playing);
  const hasNext = usePlayer((state) => state.hasNext);
  const extra = sheet ? '' : 'max-md:hidden';
  return (
    <div
      className={sheet ? 'flex items-center justify-center gap-3' : 'flex items-center gap-1 max-md:gap-0'}
    >
      <IconButton
        className={extra}
        label={t('player.shuffle')}
        aria-pressed={unshuffled !== null}
        onClick={player.toggleShuffle}
      >
        <Shuffle />
      </IconButton>
      <IconButton className={extra} label={t('player.previous')} onClick={player.previous}>
        <SkipBack className="fill-current" />
      </IconButton>
      <IconButton
        variant="play"
        size="medium"
        data-toggle
        className={
          sheet
            ? 'mx-1.5 size-14 max-md:mx-0'
            : 'mx-1.5 max-md:mx-0 max-md:bg-transparent max-md:text-foreground'
        }
        label={playing ? t('player.pause') : t('player.play')}
        onClick={player.toggle}
      >
        {playing ? <Pause /> : <Play />}
      </IconButton>
      {/* `aria-disabled`, so that whoever has just pressed it keeps the focus. */}
      <IconButton label={t('player.next')} aria-disabled={!hasNext} onClick={player.next}>
        <SkipForward className="fill-current" />
      </IconButton>
      <IconButton
        className={extra}
        label={t(REPEAT[repeat])}
        aria-pressed={repeat !== 'off'}
        onClick={player.turnRepeat}
      >
        {repeat === 'one' ? <Repeat1 /> : <Repeat />}
      </IconButton>
    </div>
  );
}
