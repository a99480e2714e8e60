'use client';

import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Cover } from '#components/cover.tsx';
import { Picker, PickerEmpty, PickerRow } from '#components/picker.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useFocusAfter } from '#components/use-focus-after.ts';
import { listFeaturable } from '#features/featured/actions.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';

interface Props {
  open: boolean;
  featured: readonly PlaylistSummary[];
  onClose: () => void;
  /** Returns whether it was added. */
  onAdd: (playlist: PlaylistSummary) => boolean;
}

/** Offers the public playlists that are not featured yet. */
export function AddFeaturedDialog({ open, featured, onClose, onAdd }: Props) {
  const t = useTranslations();
  const tellFailure = useFailure();
  const { act } = useAct();
  const [offered, setOffered] = useState<PlaylistSummary[] | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only opening it reads anew
  useEffect(() => {
    if (!open) return;
    void act(listFeaturable).then((outcome) => {
      if (outcome.ok) setOffered(outcome.value);
      else tellFailure(outcome.failure);
    });
  }, [open]);

  const taken = new Set(featured.map(({ playlistId }) => playlistId));
  const free = offered?.filter(({ playlistId }) => !taken.has(playlistId));
  const list = useRef<HTMLUListElement>(null);
  const whenNone = useRef<HTMLLIElement>(null);
  const ids = free?.map(({ playlistId }) => playlistId) ?? [];
  const focusAfter = useFocusAfter({ list, ids, otherwise: whenNone });
  return (
    <Dialog title={t('featured.addTitle')} open={open} onClose={onClose} tall>
      <Picker mark="othersPlaylists" ref={list}>
        {free?.length === 0 && <PickerEmpty ref={whenNone}>{t('featured.addNone')}</PickerEmpty>}
        {free?.map((playlist) => (
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
      </Picker>
    </Dialog>
  );
}
