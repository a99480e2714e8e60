import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Cover } from '#components/cover.tsx';
import { PageLink } from '#components/page-link.tsx';
import { NowPlayingMark } from '#features/player/equalizer.tsx';

/** One of the person's own playlists, on the shelf. */
export function PlaylistTile({ playlist }: { playlist: PlaylistSummary }) {
  const t = useTranslations();
  return (
    <PageLink className="tile" href={`/playlists/${playlist.playlistId}`}>
      <Cover seed={playlist.playlistId} size={56} />
      <span className="tile__text">
        <b>{playlist.name}</b>
        <span className="tile__meta tabular-nums">
          {playlist.visibility === 'private' && (
            <>
              <Lock />
              <span className="sr-only">{`${t('common.private')}, `}</span>
            </>
          )}
          <span>{t('common.plays', { count: playlist.plays })}</span>
        </span>
      </span>
      <NowPlayingMark playlistId={playlist.playlistId} />
    </PageLink>
  );
}
