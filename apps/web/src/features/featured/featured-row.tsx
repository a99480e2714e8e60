'use client';

import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';
import { Cover } from '#components/cover.tsx';
import { listRow } from '#components/list-row.ts';
import { Grip, OrderMenu, SortableRow } from '#components/sortable.tsx';

interface Props {
  playlist: PlaylistSummary;
  index: number;
  total: number;
  onRemove: () => void;
}

/** A featured playlist in the editor: moved by grip or menu, removed by menu. */
export function FeaturedRow({ playlist, index, total, onRemove }: Props) {
  const t = useTranslations();
  const { playlistId, name, owner, plays } = playlist;
  return (
    <SortableRow
      id={playlistId}
      index={index}
      name={name}
      className={listRow({
        className:
          'h-18 grid-cols-[28px_32px_56px_minmax(0,1fr)_44px] max-md:h-19 max-md:grid-cols-[44px_20px_56px_minmax(0,1fr)_44px] max-md:gap-x-2',
      })}
    >
      <Grip label={t('featured.reorder', { name, position: index + 1, total })} />
      <span className="text-center font-display text-[20px] leading-none font-bold font-stretch-78%">
        {index + 1}
      </span>
      <Cover seed={playlistId} size={56} />
      <span className="min-w-0">
        <b className="block truncate text-[15px] font-semibold text-foreground">{name}</b>
        <span className="block truncate text-13 tabular-nums">
          {t('common.by', { name: owner.displayName, plays: t('common.plays', { count: plays }) })}
        </span>
      </span>
      <OrderMenu
        label={t('playlist.more', { name })}
        removeLabel={t('featured.remove')}
        onRemove={onRemove}
      />
    </SortableRow>
  );
}
