import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { TextLink } from '#components/page-link.tsx';
import { ScrollToHash } from '#components/scroll-to-hash.tsx';
import { TitledSection } from '#components/section.tsx';
import { EditFeatured } from '#features/featured/edit-featured.tsx';
import { FeaturedHeadline } from '#features/featured/featured-headline.tsx';
import {
  CardGrid,
  CardSkeletons,
  PlaylistCard,
  PlaylistTile,
  PlaylistWide,
  TileGrid,
  TileSkeletons,
  WideGrid,
  WideSkeletons,
} from '#features/playlists/cards.tsx';
import { NewPlaylistButton } from '#features/playlists/new-playlist.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { type OrUnavailable, Unavailable } from '#lib/api.ts';
import { DISCOVER_ID, DISCOVERED } from './discover.ts';

const FEATURED = 5;
const SHELF = 6;

/** What editors picked for everybody. */
export async function Featured({
  featured,
  editor,
}: {
  featured: OrUnavailable<'getFeatured'>;
  editor: boolean;
}) {
  const t = await getTranslations();
  return (
    <TitledSection
      id="featured"
      title={t('home.featured')}
      hint={
        <Suspense fallback={<span>{t('home.featuredHint')}</span>}>
          <Headline featured={featured} />
        </Suspense>
      }
      actions={editor && <EditFeatured size="small" />}
    >
      <Suspense fallback={<CardSkeletons count={FEATURED} oneRow />}>
        <FeaturedCards featured={featured} />
      </Suspense>
    </TitledSection>
  );
}

async function Headline({ featured }: { featured: OrUnavailable<'getFeatured'> }) {
  const [t, list] = await Promise.all([getTranslations(), featured]);
  if (list instanceof Unavailable) return <span>{t('common.unavailable')}</span>;
  return <FeaturedHeadline headline={list.headline} otherwise={t('home.featuredHint')} place="above" />;
}

async function FeaturedCards({ featured }: { featured: OrUnavailable<'getFeatured'> }) {
  const [t, list] = await Promise.all([getTranslations(), featured]);
  if (list instanceof Unavailable) return <CardSkeletons count={FEATURED} oneRow unavailable />;
  if (list.playlists.length === 0) return <p className="text-muted">{t('home.featuredNone')}</p>;
  return (
    <Datum mark="featuredPlaylists" block>
      <CardGrid oneRow>
        {list.playlists.slice(0, FEATURED).map((playlist, i) => (
          <PlaylistCard key={playlist.playlistId} playlist={playlist} position={i + 1} eager />
        ))}
      </CardGrid>
    </Datum>
  );
}

/** The newest of one's own playlists. */
export async function Mine({ playlists }: { playlists: OrUnavailable<'listPlaylists'> }) {
  const t = await getTranslations();
  return (
    <TitledSection
      id="mine"
      title={t('home.mine')}
      actions={<NewPlaylistButton variant="quiet" size="small" />}
    >
      <Suspense fallback={<TileSkeletons count={SHELF} />}>
        <OwnTiles playlists={playlists} />
      </Suspense>
      <p className="mt-4 flex flex-wrap gap-x-5 text-muted">
        <TextLink href="/history">{t('history.title')}</TextLink>
        <TextLink href="/year">{t('year.title')}</TextLink>
      </p>
    </TitledSection>
  );
}

async function OwnTiles({ playlists }: { playlists: OrUnavailable<'listPlaylists'> }) {
  const [t, mine] = await Promise.all([getTranslations(), playlists]);
  if (mine instanceof Unavailable) return <p className="text-muted">{t('common.unavailable')}</p>;
  if (mine.items.length === 0) return <p className="text-muted">{t('home.mineNone')}</p>;
  return (
    <Datum mark="ownPlaylists" block>
      <TileGrid>
        {mine.items.slice(0, SHELF).map((playlist) => (
          <PlaylistTile key={playlist.playlistId} playlist={playlist} />
        ))}
      </TileGrid>
    </Datum>
  );
}

/** Public playlists of others, the most played first. */
export async function Discover({ playlists }: { playlists: OrUnavailable<'discoverPlaylists'> }) {
  const t = await getTranslations();
  return (
    <TitledSection id={DISCOVER_ID} title={t('home.discover')} hint={t('home.discoverHint')}>
      <Suspense fallback={<WideSkeletons count={DISCOVERED} />}>
        <OthersRows playlists={playlists} />
        <ScrollToHash id={DISCOVER_ID} />
      </Suspense>
    </TitledSection>
  );
}

async function OthersRows({ playlists }: { playlists: OrUnavailable<'discoverPlaylists'> }) {
  const [t, discover] = await Promise.all([getTranslations(), playlists]);
  if (discover instanceof Unavailable) return <p className="text-muted">{t('common.unavailable')}</p>;
  if (discover.items.length === 0) return <p className="text-muted">{t('home.discoverNone')}</p>;
  return (
    <Datum mark="othersPlaylists" block>
      <WideGrid>
        {discover.items.map((playlist) => (
          <PlaylistWide key={playlist.playlistId} playlist={playlist} />
        ))}
      </WideGrid>
    </Datum>
  );
}
