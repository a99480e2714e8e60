'use client';

import { ListEnd, ListStart } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useToast } from '#components/ui/toast.tsx';
import { usePlayerActions } from './player-context.ts';
import type { Track } from './queue.ts';

/** Makes the entries of a menu that put tracks into the queue, next or last; none where there are no tracks. */
export function useQueueItems() {
  const t = useTranslations();
  const toast = useToast();
  const { enqueue } = usePlayerActions();
  return (tracks: readonly Track[]) => {
    const [first] = tracks;
    if (!first) return [];
    const put = (where: 'next' | 'last') => {
      // What plays at once is seen.
      if (enqueue(tracks, where) === 'plays') return;
      const words = { song: first.title, count: tracks.length };
      toast({ tone: 'ok', title: t(where === 'next' ? 'player.comesNext' : 'player.queued', words) });
    };
    return [
      { label: t('player.playNext'), icon: <ListStart />, run: () => put('next') },
      { label: t('player.addToQueue'), icon: <ListEnd />, run: () => put('last') },
    ];
  };
}
