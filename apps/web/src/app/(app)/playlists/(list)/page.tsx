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
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { api, type OrUnavailable, orUnavailable, Unavailable } from '#lib/api.ts';
import { requireViewer } from '#session/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('playlists.title') };
}

interface Props {
  searchParams: Promise<{ cursor?: string | string[] }>;
}

/** The person's own playlists. An address that leads beyond them leads to the first page. */
export default async function PlaylistsPage({ searchParams }: Props) {
  // For its effect: the layout is not made again when the router comes here.
  await requireViewer();
  const cursor = pageQuery.cursor.safeParse((await searchParams).cursor).data;
  const client = await api();
  const page = orUnavailable(client.listPlaylists({ query: { limit: 50, ...(cursor ? { cursor } : {}) } }));
  const followed = orUnavailable(client.listFollowedPeople({ query: { limit: 50 } }));
  if (cursor && !(await hasPlaylists(page))) redirect('/playlists');
  const t = await getTranslations();

  return (
    <>
      <PageHead
        title={t('playlists.title')}
        actions={
          <Suspense>
            <NewPlaylist page={page} />
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
        <Playlists page={page} />
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

/** Before the first playlist exists the page itself offers to make it. */
async function NewPlaylist({ page }: { page: OrUnavailable<'listPlaylists'> }) {
  if (isEmpty(await page)) return null;
  return <NewPlaylistButton variant="primary" />;
}

async function Playlists({ page }: { page: OrUnavailable<'listPlaylists'> }) {
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
  if (isEmpty(playlists)) return <EmptyPlaylists />;
  return (
    <Section label={t('playlists.title')}>
      <Datum mark="ownPlaylists" block>
        <CardGrid>
          {playlists.items.map((playlist) => (
            <PlaylistCard heading="h2" key={playlist.playlistId} playlist={playlist} />
          ))}
        </CardGrid>
      </Datum>
      {playlists.nextCursor && (
        <p className="flex justify-center py-6">
          <PageLink
            className={buttonVariants({ variant: 'line' })}
            href={`/playlists?cursor=${playlists.nextCursor}`}
          >
            {t('playlists.more')}
          </PageLink>
        </p>
      )}
    </Section>
  );
}

const isEmpty = (page: Awaited<OrUnavailable<'listPlaylists'>>) =>
  !(page instanceof Unavailable) && page.items.length === 0;
