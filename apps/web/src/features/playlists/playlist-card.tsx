import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Cover } from '#components/cover.tsx';
import { PageLink } from '#components/page-link.tsx';
import { PlayPlaylistButton } from './play-playlist-button.tsx';

interface Props {
  playlist: PlaylistSummary;
  /** Its place in the featured list. */
  position?: number;
  eager?: boolean;
  /** `h2` on a page whose sections have no headings of their own. */
  heading?: 'h2' | 'h3';
}

/** A playlist as a sleeve. Hovering lifts it and shows play; on touch the card just opens. */
export function PlaylistCard({ playlist, position, eager, heading: Heading = 'h3' }: Props) {
  const t = useTranslations();
  const { playlistId, name, owner, plays, mine, visibility } = playlist;
  const count = t('common.plays', { count: plays });
  return (
    <article className="card group">
      <PageLink className="card__link" href={`/playlists/${playlistId}`}>
        <span className="card__cover">
          <Cover
            seed={playlistId}
            eager={eager ?? false}
            className="transition-[translate,box-shadow] duration-320 ease-out group-hover:-translate-y-1 group-hover:shadow-2"
          />
        </span>
        <Heading className="card__title">
          {position !== undefined && <span className="card__position">{position}</span>}
          <span className="card__name">{name}</span>
        </Heading>
      </PageLink>
      <p>
        {mine && visibility === 'private' && (
          <>
            <Lock className="mr-1 inline size-3.5 align-[-2px]" aria-hidden="true" />
            <span className="sr-only">{`${t('common.private')}, `}</span>
          </>
        )}
        <span>
          {mine && position === undefined ? count : t('common.by', { name: owner.displayName, plays: count })}
        </span>
      </p>
      <span className="card__play">
        <PlayPlaylistButton playlistId={playlistId} name={name} />
      </span>
    </article>
  );
}
