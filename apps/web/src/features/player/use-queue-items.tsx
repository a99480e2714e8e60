'use client';

import { ListEnd, ListStart } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useToast } from '#components/ui/toast.tsx';
import { usePlayerActions } from './player-context.ts';
import type { Track } from './queue.ts';

/**
 * The entries of a menu that put tracks into the queue, next or last; none where there are no tracks. `tracks` may have
 * to be asked for, as those of a playlist that is not open; undefined when they did not come, which is told already.
 */
export function useQueueItems(tracks: readonly Track[] | (() => Promise<readonly Track[] | undefined>)) {
  const t = useTranslations();
  const toast = useToast();
  const { enqueue } = usePlayerActions();
  if (Array.isArray(tracks) && tracks.length === 0) return [];

  const put = async (where: 'next' | 'last') => {
    const put = typeof tracks === 'function' ? await tracks() : tracks;
    const [first] = put ?? [];
    if (!put || !first) return;
    // What plays at once is seen.
    if (enqueue(put, where) === 'plays') return;
    const words = { song: first.title, count: put.length };
    toast({ tone: 'ok', title: t(where === 'next' ? 'player.comesNext' : 'player.queued', words) });
  };
  return [
    { label: t('player.playNext'), icon: <ListStart />, run: () => void put('next') },
    { label: t('player.addToQueue'), icon: <ListEnd />, run: () => void put('last') },
  ];
}
