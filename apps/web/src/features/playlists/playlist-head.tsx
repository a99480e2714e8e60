import type { Playlist } from '@setlist/contracts/playlists';
import { chooseCover } from '@setlist/covers/cover';
import { Lock } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Cover } from '#components/cover.tsx';
import { PassTag } from '#components/pass.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { lengthStep } from '#lib/length-step.ts';

const MINUTE_MS = 60_000;

/** A playlist's sleeve, name, owner and numbers, in the sleeve's own colour. */
export function PlaylistHead({ playlist }: { playlist: Playlist }) {
  const t = useTranslations();
  const format = useFormatter();
  const { playlistId, name, owner, plays, songCount, durationMs, visibility } = playlist;
  const songs = t('common.songs', { count: songCount });
  const minutes = t('common.minutes', { count: Math.round(durationMs / MINUTE_MS) });
  return (
    <section className="playlist-head" data-palette={chooseCover(playlistId).palette.name}>
      <Cover seed={playlistId} eager className="w-62 shadow-cover max-md:w-52 md:max-xl:w-45" />
      <div className="playlist-head__text">
        <p className="playlist-head__kind">
          <Datum mark="playlistVisibility" place="end">
            {visibility === 'private' && <Lock />}
            <span>{t(visibility === 'private' ? 'playlist.kindPrivate' : 'playlist.kind')}</span>
          </Datum>
        </p>
        <h1 data-length={lengthStep(name)}>
          <Datum mark="playlistName" place="above-end">
            {name}
          </Datum>
        </h1>
        <div className="playlist-head__facts">
          <Datum mark="playlistOwner" place="below">
            <span className="owner">
              <Cover seed={owner.displayName} size={28} round />
              <b>{owner.displayName}</b>
            </span>
          </Datum>
          {owner.editor && (
            <Datum mark="playlistOwnerIsEditor" place="below">
              <PassTag />
            </Datum>
          )}
          <Datum mark="playlistLength" place="below">
            <span className="tabular-nums">
              <span className="md:hidden">
                <b>{format.number(plays)}</b> <span>{`${t('common.playsWord', { count: plays })}, `}</span>
              </span>
              <span>{`${songs}, ${minutes}`}</span>
            </span>
          </Datum>
        </div>
      </div>
      <div className="play-count">
        <Datum mark="playlistPlays" place="above-end" block>
          <b>{format.number(plays)}</b>
          <span className="play-count__word">{t('common.playsWord', { count: plays })}</span>
        </Datum>
      </div>
    </section>
  );
}
