'use client';

import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';
import { useToast } from '#components/ui/toast.tsx';
import { shareLink } from '#lib/browser/share.ts';

/** Hands the link to a public playlist on, and says how where nobody can see it. */
export function useShare({ playlistId, name }: Pick<PlaylistSummary, 'playlistId' | 'name'>) {
  const t = useTranslations();
  const toast = useToast();
  return async () => {
    const { how, address } = await shareLink(`/playlists/${playlistId}`, name);
    if (how === 'copied') toast({ tone: 'ok', title: t('playlist.linkCopied', { name }) });
    if (how === 'refused') toast({ tone: 'info', title: t('playlist.linkHere'), text: address });
  };
}
