'use client';

import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';
import type { HTMLAttributes } from 'react';
import { Cover } from '#components/cover.tsx';
import { Grip } from '#components/grip.tsx';
import { listRow } from '#components/list-row.ts';
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
    <li
      className={listRow({
        className:
          'h-18 grid-cols-[28px_32px_56px_minmax(0,1fr)_44px] max-md:h-19 max-md:grid-cols-[44px_20px_56px_minmax(0,1fr)_44px] max-md:gap-x-2',
      })}
      {...rowProps}
    >
      <Grip label={t('featured.reorder', { name, position: index + 1, total })} gripProps={gripProps} />
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
        index={index}
        total={total}
        onMove={onMove}
        onRemove={onRemove}
      />
    </li>
  );
}
