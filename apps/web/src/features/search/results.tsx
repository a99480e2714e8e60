import type { Found } from '@setlist/contracts/search';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageLink } from '#components/page-link.tsx';
import { TitledSection } from '#components/section.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { UnavailableBanner } from '#components/unavailable-banner.tsx';
import { PeopleRow } from '#features/people/people-row.tsx';
import { PlaylistTile, TileGrid } from '#features/playlists/cards.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { Unavailable } from '#lib/api.ts';
import { FoundSongs } from './found-songs.tsx';
import type { Kind } from './read-found.ts';

interface Props {
  q: string;
  kind: Kind | undefined;
  found: Promise<Found | Unavailable>;
}

/** What was found, each kind under its heading, with the way to more of it. */
export async function Results({ q, kind, found }: Props) {
  const [t, told] = await Promise.all([getTranslations(), found]);
  if (told instanceof Unavailable) return <UnavailableBanner by={told.by} />;
  const { songs, playlists, people } = told;
  if (songs.items.length + playlists.items.length + people.items.length === 0) {
    return (
      <div className="py-10" role="status">
        <h2 className="font-display text-28 font-650">{t('search.none', { query: q })}</h2>
        <p className="mt-1 text-muted">{t('search.noneHint')}</p>
      </div>
    );
  }
  const part = (of: Kind, content: ReactNode) =>
    told[of].items.length > 0 && (
      <TitledSection id={of} title={t(`search.${of}`)}>
        {content}
        <More
          q={q}
          of={of}
          cursor={told[of].nextCursor}
          isOne={kind !== undefined}
          label={t('common.showMore')}
        />
      </TitledSection>
    );
  return (
    <>
      {part('songs', <FoundSongs songs={songs.items} />)}
      {part(
        'playlists',
        <Datum mark="foundPlaylists" block>
          <TileGrid>
            {playlists.items.map((playlist) => (
              <PlaylistTile key={playlist.playlistId} playlist={playlist} />
            ))}
          </TileGrid>
        </Datum>,
      )}
      {part(
        'people',
        <Datum mark="foundPeople" block>
          <PeopleRow people={people.items} />
        </Datum>,
      )}
    </>
  );
}

interface MoreProps {
  q: string;
  of: Kind;
  cursor: string | null;
  /** The page is of one kind: the next one goes on after it. Otherwise the next one is the first of the kind, and longer. */
  isOne: boolean;
  label: string;
}

function More({ q, of, cursor, isOne, label }: MoreProps) {
  if (cursor === null) return null;
  const address = new URLSearchParams({ q, kind: of, ...(isOne && { cursor }) });
  return (
    <p className="flex justify-center py-6">
      <PageLink className={buttonVariants({ variant: 'line' })} href={`/search?${address}`}>
        {label}
      </PageLink>
    </p>
  );
}
