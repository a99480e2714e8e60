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
  const request = 'GET /playlists/{playlistId}';
  return (
    <section className="playlist-head" data-palette={chooseCover(playlistId).palette.name}>
      <Cover seed={playlistId} eager />
      <div className="playlist-head__text">
        <p className="playlist-head__kind">
          <Datum
            home="db"
            datum="playlists.visibility"
            request={request}
            source="playlists.playlist_id"
            place="end"
          >
            {visibility === 'private' && <Lock />}
            <span>{t(visibility === 'private' ? 'playlist.kindPrivate' : 'playlist.kind')}</span>
          </Datum>
        </p>
        <h1 data-length={lengthStep(name)}>
          <Datum
            home="db"
            datum="playlists.name"
            request={request}
            source="playlists.playlist_id"
            place="above-end"
          >
            {name}
          </Datum>
        </h1>
        <div className="playlist-head__facts">
          <Datum
            home="db"
            datum="users.display_name"
            request={request}
            source="our copy of user_metadata.displayName"
            place="below"
          >
            <span className="owner">
              <Cover seed={owner.displayName} size={28} round />
              <b>{owner.displayName}</b>
            </span>
          </Datum>
          {owner.editor && (
            <Datum
              home="db"
              datum="role_syncs.editor"
              request={request}
              source="what the role sync last wrote to app_metadata.roles"
              place="below"
            >
              <PassTag />
            </Datum>
          )}
          <Datum
            home="db"
            datum="playlist_songs"
            request={request}
            source="playlist_songs JOIN songs, sum(play_counts.plays)"
            place="below"
          >
            <span className="num">
              <span className="md:hidden">
                <b>{format.number(plays)}</b> <span>{`${t('common.playsWord', { count: plays })}, `}</span>
              </span>
              <span>{`${songs}, ${minutes}`}</span>
            </span>
          </Datum>
        </div>
      </div>
      <div className="play-count">
        <Datum
          home="db"
          datum="sum(play_counts.plays)"
          request={request}
          source="play_counts, as many as rows in plays"
          place="above-end"
          block
        >
          <b className="num">{format.number(plays)}</b>
          <span className="play-count__word">{t('common.playsWord', { count: plays })}</span>
        </Datum>
      </div>
    </section>
  );
}
