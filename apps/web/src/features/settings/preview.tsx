'use client';

import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';
import { Cover } from '#components/cover.tsx';
import { PassTag } from '#components/pass.tsx';
import { CARD_SOURCE } from '#features/xray/card-source.ts';
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
          <Datum
            home="user"
            datum="user_metadata.displayName"
            source="claim …/display_name, as you type"
            place="below"
          >
            <span className="preview__name" data-length={lengthStep(name)} data-testid="preview-name">
              {name}
            </span>
          </Datum>
          {editor && (
            <Datum home="app" datum="app_metadata.roles" source="claim …/roles" place="above">
              <PassTag />
            </Datum>
          )}
        </p>
      </div>
      {playlist && (
        <div className="preview__item">
          <small>{t('settings.previewPlaylists')}</small>
          <Datum
            home="db"
            datum="playlists, users.display_name"
            request="GET /playlists"
            source={CARD_SOURCE}
            place="below"
            block
          >
            <span className="now-playing">
              <Cover seed={playlist.playlistId} size={56} />
              <span>
                <b>{playlist.name}</b>
                <small className="num">
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
