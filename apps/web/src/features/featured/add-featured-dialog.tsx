'use client';

import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Cover } from '#components/cover.tsx';
import { Dialog } from '#components/dialog.tsx';
import { listFeaturable } from '#features/featured/actions.ts';
import { CARD_SOURCE } from '#features/xray/card-source.ts';
import { Datum } from '#features/xray/datum.tsx';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';

interface Props {
  open: boolean;
  featured: readonly PlaylistSummary[];
  onClose: () => void;
  onAdd: (playlist: PlaylistSummary) => void;
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
  return (
    <Dialog title={t('featured.addTitle')} open={open} onClose={onClose} tall>
      <Datum
        home="db"
        datum="playlists JOIN users"
        request="GET /playlists/discover, GET /playlists"
        source={`playlists.visibility = 'public'; ${CARD_SOURCE}`}
        place="above-end"
        block
        className="picker-frame"
      >
        <ul className="picker picker--covers">
          {free?.length === 0 && <li className="text-muted">{t('featured.addNone')}</li>}
          {free?.map((playlist) => (
            <li key={playlist.playlistId}>
              <Cover seed={playlist.playlistId} size={48} />
              <span className="min-w-0">
                <b>{playlist.name}</b>
                <small className="num">
                  {t('common.by', {
                    name: playlist.owner.displayName,
                    plays: t('common.plays', { count: playlist.plays }),
                  })}
                </small>
              </span>
              <button
                type="button"
                className="icon-button icon-button--line"
                aria-label={t('featured.addOne', { name: playlist.name })}
                onClick={() => onAdd(playlist)}
              >
                <Plus className="icon" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      </Datum>
    </Dialog>
  );
}
