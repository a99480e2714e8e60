'use client';

import { useTranslations } from 'next-intl';
import { useToast } from '#components/ui/toast.tsx';
import { useFailure } from '#lib/actions/use-failure.ts';
import type { Deck } from './recovery.ts';

interface Ways {
  /** Loads the player's song again. */
  again(): void;
  /** Plays this song of the queue. */
  playSong(songId: string): void;
  /** The player's song. */
  current(): string | undefined;
}

/**
 * Says in a toast why there is silence, or why another song plays, and offers what can be done about it. What it
 * returns takes the toast away.
 */
export function useSilenceWords({ again, playSong, current }: Ways): Deck['tell'] {
  const t = useTranslations();
  const toast = useToast();
  const tellFailure = useFailure();

  return (song, why, instead) => {
    const retry = {
      label: t('common.retry'),
      run: () => (current() === song.songId ? again() : playSong(song.songId)),
    };
    const title = t(why === 'gone' ? 'player.gone' : 'player.failed', { song: song.title });
    if (why === 'signed-out') {
      tellFailure({ kind: 'signed-out', fields: {} });
      return () => undefined;
    }
    if (instead === 'waits') {
      const text = t(why === 'offline' ? 'player.offlineHint' : 'player.failedHint');
      return toast({ tone: 'bad', title, text, action: retry });
    }
    const text = instead ? t('player.instead', { song: instead.title }) : t('player.noneAfter');
    return toast({ tone: 'bad', title, text, ...(instead || why === 'gone' ? {} : { action: retry }) });
  };
}
