'use client';

import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Cover } from '#components/cover.tsx';
import { Picker, PickerEmpty, PickerEnd, PickerRow } from '#components/picker.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useFocusAfter, useFocusFirstNew } from '#components/use-focus-after.ts';
import { usePages } from '#components/use-pages.ts';
import { listFeaturable } from '#features/featured/actions.ts';

interface Props {
  open: boolean;
  featured: readonly PlaylistSummary[];
  onClose: () => void;
  /** Returns whether it was added. */
  onAdd: (playlist: PlaylistSummary) => boolean;
}

/** Offers the public playlists that are not featured yet. */
export function AddFeaturedDialog({ open, onClose, ...offered }: Props) {
  const t = useTranslations();
  return (
    <Dialog title={t('featured.addTitle')} open={open} onClose={onClose} tall>
      <Offered {...offered} />
    </Dialog>
  );
}

function Offered({ featured, onAdd }: Pick<Props, 'featured' | 'onAdd'>) {
  const t = useTranslations();
  const offered = usePages(listFeaturable);
  const taken = new Set(featured.map(({ playlistId }) => playlistId));
  const free = offered.items?.filter(({ playlistId }) => !taken.has(playlistId)) ?? [];
  const list = useRef<HTMLUListElement>(null);
  const whenNone = useRef<HTMLLIElement>(null);
  const ids = free.map(({ playlistId }) => playlistId);
  const focusAfter = useFocusAfter({ list, ids, otherwise: whenNone });
  const focusFirstNew = useFocusFirstNew({ list, count: free.length });
  const none = offered.items !== undefined && free.length === 0 && !offered.next;
  return (
    <Picker mark="othersPlaylists" ref={list}>
      {none && <PickerEmpty ref={whenNone}>{t('featured.addNone')}</PickerEmpty>}
      {free.map((playlist) => (
        <PickerRow
          key={playlist.playlistId}
          cover={<Cover seed={playlist.playlistId} size={48} />}
          title={playlist.name}
          detail={t('common.by', {
            name: playlist.owner.displayName,
            plays: t('common.plays', { count: playlist.plays }),
          })}
        >
          <IconButton
            variant="line"
            label={t('featured.addOne', { name: playlist.name })}
            onClick={() => onAdd(playlist) && focusAfter.gone(playlist.playlistId)}
          >
            <Plus />
          </IconButton>
        </PickerRow>
      ))}
      <PickerEnd
        {...offered}
        read={() => {
          focusFirstNew();
          offered.read();
        }}
      />
    </Picker>
  );
}
