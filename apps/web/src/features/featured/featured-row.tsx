'use client';

import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';
import type { HTMLAttributes } from 'react';
import { Cover } from '#components/cover.tsx';
import { Grip } from '#components/grip.tsx';
import { OrderMenu } from '#components/order-menu.tsx';
import type { RowProps } from '#components/use-reorder.ts';

interface Props {
  playlist: PlaylistSummary;
  index: number;
  total: number;
  rowProps: RowProps;
  gripProps: HTMLAttributes<HTMLButtonElement>;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** A featured playlist in the editor: moved by grip or menu, removed by menu. */
export function FeaturedRow({ playlist, index, total, rowProps, gripProps, onMove, onRemove }: Props) {
  const t = useTranslations();
  const { playlistId, name, owner, plays } = playlist;
  return (
    <li className="song featured-row" {...rowProps}>
      <Grip label={t('featured.reorder', { name, position: index + 1, total })} gripProps={gripProps} />
      <span className="featured-row__number">{index + 1}</span>
      <Cover seed={playlistId} size={56} />
      <span className="min-w-0">
        <b className="block truncate">{name}</b>
        <span className="tabular-nums block truncate text-13">
          {t('common.by', { name: owner.displayName, plays: t('common.plays', { count: plays }) })}
        </span>
      </span>
      <OrderMenu
        label={t('playlist.more', { name })}
        removeLabel={t('featured.remove')}
        index={index}
        total={total}
        onMove={onMove}
        onRemove={onRemove}
      />
    </li>
  );
}
