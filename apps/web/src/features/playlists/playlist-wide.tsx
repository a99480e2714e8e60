import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';
import { Cover } from '#components/cover.tsx';
import { PageLink } from '#components/page-link.tsx';
import { PassTag } from '#components/pass.tsx';

const MINUTE_MS = 60_000;

/** A playlist of somebody else, with room for its name. */
export function PlaylistWide({ playlist }: { playlist: PlaylistSummary }) {
  const t = useTranslations();
  const { playlistId, name, owner, plays, songCount, durationMs } = playlist;
  const songs = t('common.songs', { count: songCount });
  const minutes = t('common.minutes', { count: Math.round(durationMs / MINUTE_MS) });
  return (
    <PageLink className="wide" href={`/playlists/${playlistId}`}>
      <Cover seed={playlistId} className="w-42 max-xl:w-28" />
      <div className="min-w-0">
        <h3>{name}</h3>
        <p className="tabular-nums">{`${songs}, ${minutes}`}</p>
        <span className="byline">
          <Cover seed={owner.displayName} size={24} round />
          <span className="tabular-nums truncate">
            {t('common.by', { name: owner.displayName, plays: t('common.plays', { count: plays }) })}
          </span>
          {owner.editor && <PassTag small />}
        </span>
      </div>
    </PageLink>
  );
}
