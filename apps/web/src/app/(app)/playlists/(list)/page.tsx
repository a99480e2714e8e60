import { ApiProblem } from '@setlist/contracts';
import { pageQuery } from '@setlist/contracts/paging';
import { Heart } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { PageHead } from '#components/page-head.tsx';
import { PageLink } from '#components/page-link.tsx';
import { Section } from '#components/section.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { UnavailableBanner } from '#components/unavailable-banner.tsx';
import { FollowedPeople } from '#features/people/followed-people.tsx';
import { CardGrid, CardSkeletons, PlaylistCard } from '#features/playlists/cards.tsx';
import { EmptyPlaylists } from '#features/playlists/empty-playlists.tsx';
import { NewPlaylistButton } from '#features/playlists/new-playlist.tsx';
import { PlaylistsFilter } from '#features/playlists/playlists-filter.tsx';
import { PLAYLIST_SORTS, type PlaylistsView, playlistsAddress } from '#features/playlists/playlists-view.ts';
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { api, type OrUnavailable, orUnavailable, Unavailable } from '#lib/api.ts';
import { readSorting } from '#lib/sorting.ts';
import { requireViewer } from '#session/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('playlists.title') };
}

interface Props {
  searchParams: Promise<Record<'cursor' | 'sort' | 'order' | 'visibility', string | string[] | undefined>>;
}

const VISIBILITIES = ['public', 'private'] as const;

/** The person's own playlists. An address that leads beyond them leads to the first page. */
export default async function PlaylistsPage({ searchParams }: Props) {
  // For its effect: the layout is not made again when the router comes here.
  await requireViewer();
  const address = await searchParams;
  const cursor = pageQuery.cursor.safeParse(address.cursor).data;
  const visibility = VISIBILITIES.find((one) => one === address.visibility) ?? '';
  const view: PlaylistsView = { visibility, sorting: readSorting(PLAYLIST_SORTS, address) };
  const client = await api();
  const page = orUnavailable(
    client.listPlaylists({
      query: { limit: 50, ...view.sorting, ...(visibility && { visibility }), ...(cursor && { cursor }) },
    }),
  );
  const followed = orUnavailable(client.listFollowedPeople({ query: { limit: 50 } }));
  if (cursor && !(await hasPlaylists(page))) redirect(playlistsAddress(view));
  const t = await getTranslations();

  return (
    <>
      <PageHead
        title={t('playlists.title')}
        actions={
          <Suspense>
            <NewPlaylist view={view} page={page} />
          </Suspense>
        }
      />
      <Suspense>
        <AnswersOfPage of={[page, followed]} />
      </Suspense>
      <Suspense
        fallback={
          <Section>
            <CardSkeletons count={5} />
          </Section>
        }
      >
        <Playlists view={view} page={page} />
      </Suspense>
      <p className="mt-8 md:hidden">
        <PageLink className={buttonVariants({ variant: 'line' })} href="/liked">
          <Heart />
          <span>{t('likes.title')}</span>
        </PageLink>
      </p>
      <Suspense>
        <FollowedPeople people={followed} />
      </Suspense>
    </>
  );
}

/** Whether a later page has any: those that followed its cursor may be gone, and the API may not know the cursor. */
async function hasPlaylists(page: OrUnavailable<'listPlaylists'>): Promise<boolean> {
  try {
    return !isEmpty(await page);
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 422) return false;
    throw error;
  }
}

interface Shown {
  view: PlaylistsView;
  page: OrUnavailable<'listPlaylists'>;
}

/** Before the first playlist exists the page itself offers to make it. */
async function NewPlaylist({ view, page }: Shown) {
  if (!view.visibility && isEmpty(await page)) return null;
  return <NewPlaylistButton variant="primary" />;
}

async function Playlists({ view, page }: Shown) {
  const [t, playlists] = await Promise.all([getTranslations(), page]);
  if (playlists instanceof Unavailable) {
    return (
      <>
        <UnavailableBanner by={playlists.by} />
        <Section>
          <CardSkeletons count={5} unavailable />
        </Section>
      </>
    );
  }
  if (isEmpty(playlists)) {
    if (!view.visibility) return <EmptyPlaylists />;
    return (
      <>
        <PlaylistsFilter view={view} />
        <p className="pt-12 font-display text-28 font-650" role="status">
          {t('playlists.noMatch')}
        </p>
      </>
    );
  }
  return (
    <>
      <PlaylistsFilter view={view} />
      <OwnPlaylists
        view={view}
        playlists={playlists}
        label={t('playlists.title')}
        more={t('playlists.more')}
      />
    </>
  );
}

/** So many are seen before anybody scrolls. */
const SEEN = 6;

interface OwnProps {
  view: PlaylistsView;
  playlists: Exclude<Awaited<OrUnavailable<'listPlaylists'>>, Unavailable>;
  label: string;
  more: string;
}

function OwnPlaylists({ view, playlists: { items, nextCursor }, label, more }: OwnProps) {
  return (
    <Section label={label}>
      <Datum mark="ownPlaylists" block>
        <CardGrid>
          {items.map((playlist, at) => (
            <PlaylistCard heading="h2" key={playlist.playlistId} playlist={playlist} eager={at < SEEN} />
          ))}
        </CardGrid>
      </Datum>
      {nextCursor && (
        <p className="flex justify-center py-6">
          <PageLink className={buttonVariants({ variant: 'line' })} href={playlistsAddress(view, nextCursor)}>
            {more}
          </PageLink>
        </p>
      )}
    </Section>
  );
}

const isEmpty = (page: Awaited<OrUnavailable<'listPlaylists'>>) =>
  !(page instanceof Unavailable) && page.items.length === 0;
