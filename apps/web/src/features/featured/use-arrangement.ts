'use client';

import { MAX_FEATURED } from '@setlist/contracts/constants';
import type { Featured } from '@setlist/contracts/featured';
import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useToast } from '#components/ui/toast.tsx';
import { readFeatured, replaceFeatured } from '#features/featured/actions.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { move } from '#lib/move.ts';
import { type Arrangement, mergeFeatured } from './merge-featured.ts';

type Arranged = Arrangement<PlaylistSummary>;

const sameAs = (a: Arranged, b: Arranged) =>
  a.headline === b.headline &&
  a.playlists.length === b.playlists.length &&
  a.playlists.every(({ playlistId }, i) => playlistId === b.playlists[i]?.playlistId);

/**
 * The featured list as an editor is arranging it, upon the version it was read at. When somebody else was quicker to
 * save, both changes are merged and shown for review instead of either being lost.
 */
export function useArrangement(featured: Featured) {
  const t = useTranslations();
  const toast = useToast();
  const tellFailure = useFailure();
  const [base, setBase] = useState(featured);
  const [arrangement, setArrangement] = useState<Arranged>(featured);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const { act, pending: saving } = useAct();
  const changed = !sameAs(arrangement, base);

  // Brought back from the history, or saved elsewhere while nothing was changed here.
  useEffect(() => {
    if (featured.version <= base.version || changed) return;
    setBase(featured);
    setArrangement(featured);
  }, [featured, base.version, changed]);

  const merge = async () => {
    const now = await act(readFeatured);
    if (!now.ok) return tellFailure(now.failure);
    setArrangement((ours) => mergeFeatured<PlaylistSummary>(base, ours, now.value, MAX_FEATURED));
    setBase(now.value);
    const name = now.value.updatedBy ?? '';
    toast({ tone: 'info', title: t('featured.merged', { name }), text: t('featured.mergedHint') });
  };

  return {
    arrangement,
    changed,
    saving,
    wrong,
    write: (headline: string) => setArrangement({ ...arrangement, headline }),
    /** Returns whether there was room for it. */
    add(playlist: PlaylistSummary): boolean {
      const room = arrangement.playlists.length < MAX_FEATURED;
      if (room) setArrangement({ ...arrangement, playlists: [...arrangement.playlists, playlist] });
      else {
        toast({
          tone: 'info',
          title: t('featured.full'),
          text: t('featured.fullHint', { max: MAX_FEATURED }),
        });
      }
      return room;
    },
    remove: (index: number) =>
      setArrangement({ ...arrangement, playlists: arrangement.playlists.toSpliced(index, 1) }),
    moveTo(from: number, to: number) {
      setArrangement({ ...arrangement, playlists: move(arrangement.playlists, from, to) });
    },
    discard() {
      setArrangement(base);
      setWrong({});
    },
    async save() {
      const playlistIds = arrangement.playlists.map(({ playlistId }) => playlistId);
      const outcome = await act(replaceFeatured, base.version, {
        headline: arrangement.headline,
        playlistIds,
      });
      if (outcome.ok) {
        setBase(outcome.value);
        // What was changed while it was being saved stays, to be saved next.
        setArrangement((ours) => (sameAs(ours, arrangement) ? outcome.value : ours));
        setWrong({});
        toast({ tone: 'ok', title: t('featured.saved'), text: t('featured.savedHint'), home: 'db' });
        return;
      }
      setWrong(outcome.failure.fields);
      if (outcome.failure.kind === 'version-mismatch') await merge();
      else tellFailure(outcome.failure);
    },
  };
}
