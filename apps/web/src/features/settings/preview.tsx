'use client';

import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';
import { Cover } from '#components/cover.tsx';
import { PassTag } from '#components/pass.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { lengthStep } from '#lib/length-step.ts';
import { useDisplayNameDraft } from './display-name-draft.tsx';

/** The display name where others will see it, while it is being typed. */
export function Preview({ editor, playlist }: { editor: boolean; playlist: PlaylistSummary | undefined }) {
  const t = useTranslations();
  const [draft] = useDisplayNameDraft();
  const name = draft.trim() || t('settings.previewNone');
  return (
    <aside className="preview" aria-label={t('settings.preview')}>
      <h2>{t('settings.preview')}</h2>
      <div className="preview__item">
        <small>{t('settings.previewHome')}</small>
        <p className="flex flex-wrap items-center gap-3.5">
          <Datum mark="displayName" place="below">
            <span className="preview__name" data-length={lengthStep(name)} data-testid="preview-name">
              {name}
            </span>
          </Datum>
          {editor && (
            <Datum mark="roles" place="above">
              <PassTag />
            </Datum>
          )}
        </p>
      </div>
      {playlist && (
        <div className="preview__item">
          <small>{t('settings.previewPlaylists')}</small>
          <Datum mark="ownPlaylists" place="below" block>
            <span className="now-playing">
              <Cover seed={playlist.playlistId} size={56} />
              <span>
                <b>{playlist.name}</b>
                <small className="tabular-nums">
                  {t('common.by', { name, plays: t('common.plays', { count: playlist.plays }) })}
                </small>
              </span>
            </span>
          </Datum>
        </div>
      )}
    </aside>
  );
}
