'use client';

import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { cva, cx } from 'class-variance-authority';
import { useTranslations } from 'next-intl';
import { Cover } from '#components/cover.tsx';
import { PassTag } from '#components/ui/pass-tag.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { lengthStep } from '#lib/length-step.ts';
import { useDisplayNameDraft } from './display-name-form.tsx';

const ITEM = 'px-5 pt-4.5 pb-5 max-md:px-4.5 max-md:py-4 xray:pt-6 xray:pb-8.5';
const WHERE = 'mb-2.5 block text-12 text-subtle max-md:mb-2 max-md:text-13';
const nameVariants = cva(
  'min-w-0 font-display leading-none font-bold tracking-[-0.024em] wrap-anywhere font-stretch-86%',
  {
    variants: {
      length: {
        short: 'text-40 max-md:text-34',
        medium: 'text-40 max-md:text-34',
        long: 'text-28',
        longest: 'text-28',
      },
    },
  },
);

interface Props {
  editor: boolean;
  /** One of theirs, where there is one. */
  playlist: PlaylistSummary | 'on its way' | undefined;
}

/** The display name where others will see it, while it is being typed. */
export function Preview({ editor, playlist }: Props) {
  const t = useTranslations();
  const draft = useDisplayNameDraft();
  const name = draft.name.trim() || t('settings.previewNone');
  return (
    <aside
      className="sticky top-21 overflow-hidden rounded-panel bg-surface-2 max-md:static max-md:-order-1 narrow:static narrow:-order-1 xray:overflow-visible"
      aria-label={t('settings.preview')}
    >
      <h2 className="px-5 pt-4 text-13 font-550 text-muted max-md:hidden">{t('settings.preview')}</h2>
      <div className={ITEM}>
        <small className={WHERE}>{t('settings.previewHome')}</small>
        <div className="flex flex-wrap items-center gap-3.5">
          <Datum mark="displayName" place="below">
            <span className={nameVariants({ length: lengthStep(name) })} data-testid="preview-name">
              {name}
            </span>
          </Datum>
          {editor && (
            <Datum mark="roles" place="above">
              <PassTag />
            </Datum>
          )}
        </div>
      </div>
      {playlist && (
        <div className={cx(ITEM, 'border-t border-line max-md:hidden')}>
          <small className={WHERE}>{t('settings.previewPlaylists')}</small>
          {playlist === 'on its way' ? (
            <Skeleton className="h-14" />
          ) : (
            <OnPlaylist name={name} playlist={playlist} />
          )}
        </div>
      )}
    </aside>
  );
}

function OnPlaylist({ name, playlist }: { name: string; playlist: PlaylistSummary }) {
  const t = useTranslations();
  return (
    <Datum mark="ownPlaylists" place="below" block>
      <span className="flex min-w-0 items-center gap-3.5">
        <Cover seed={playlist.playlistId} size={56} />
        <span className="min-w-0">
          <b className="block truncate font-semibold tracking-[-0.01em]">{playlist.name}</b>
          <small className="block truncate text-13 text-muted tabular-nums">
            {t('common.by', { name, plays: t('common.plays', { count: playlist.plays }) })}
          </small>
        </span>
      </span>
    </Datum>
  );
}
