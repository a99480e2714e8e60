import { ApiProblem } from '@setlist/contracts';
import { pageQuery } from '@setlist/contracts/paging';
import { getPerson } from '@setlist/contracts/people';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache, Suspense } from 'react';
import { PageHead } from '#components/page-head.tsx';
import { PageLink } from '#components/page-link.tsx';
import { TitledSection } from '#components/section.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { UnavailableBanner } from '#components/unavailable-banner.tsx';
import { PersonHead } from '#features/people/person-head.tsx';
import { CardGrid, CardSkeletons, PlaylistCard } from '#features/playlists/cards.tsx';
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { api, type OrUnavailable, orUnavailable, Unavailable } from '#lib/api.ts';
import { requireViewer } from '#session/session.ts';

interface Props {
  params: Promise<{ personId: string }>;
  searchParams: Promise<{ cursor?: string | string[] }>;
}

/** Reads the person once for the page and its title; nobody is found by an id that is nobody’s. */
const load = cache(async (personId: string) => {
  const parsed = getPerson.params.safeParse({ personId });
  if (!parsed.success) return notFound();
  try {
    return await orUnavailable((await api()).getPerson({ params: parsed.data }));
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 404) return notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const person = await load((await params).personId);
  return person instanceof Unavailable ? {} : { title: person.displayName };
}

/**
 * A person with their public playlists; 404 when there is none. Like the page of a playlist it waits for that, and has no
 * `loading.tsx`: a status cannot follow once anything was sent. An address that leads beyond the playlists shows the first.
 */
export default async function PersonPage({ params, searchParams }: Props) {
  await requireViewer();
  const { personId } = await params;
  const [t, person] = await Promise.all([getTranslations(), load(personId)]);
  if (person instanceof Unavailable) {
    return (
      <>
        <PageHead title={t('people.kind')} />
        <UnavailableBanner by={person.by} />
      </>
    );
  }
  const cursor = pageQuery.cursor.safeParse((await searchParams).cursor).data;
  const playlists = orUnavailable(playlistsOf(personId, cursor));
  return (
    <>
      <Suspense>
        <AnswersOfPage of={[playlists]} />
      </Suspense>
      <PersonHead person={person} />
      <TitledSection id="public" title={t('people.playlists')}>
        <Suspense fallback={<CardSkeletons count={5} />}>
          <Playlists personId={personId} playlists={playlists} />
        </Suspense>
      </TitledSection>
    </>
  );
}

/** A page of a person’s playlists; the first one where the API does not know the cursor. */
async function playlistsOf(personId: string, cursor: string | undefined) {
  const client = await api();
  const list = (from?: string) =>
    client.listPersonPlaylists({
      params: { personId },
      query: { limit: 50, ...(from ? { cursor: from } : {}) },
    });
  return list(cursor).catch((error) => {
    if (cursor && error instanceof ApiProblem && error.problem.status === 422) return list();
    throw error;
  });
}

interface PlaylistsProps {
  personId: string;
  playlists: OrUnavailable<'listPersonPlaylists'>;
}

async function Playlists({ personId, playlists }: PlaylistsProps) {
  const [t, page] = await Promise.all([getTranslations(), playlists]);
  if (page instanceof Unavailable) return <CardSkeletons count={5} unavailable />;
  if (page.items.length === 0) return <p className="text-muted">{t('people.noPlaylists')}</p>;
  return (
    <>
      <Datum mark="personPlaylists" block>
        <CardGrid>
          {page.items.map((playlist) => (
            <PlaylistCard key={playlist.playlistId} playlist={playlist} />
          ))}
        </CardGrid>
      </Datum>
      {page.nextCursor && (
        <p className="flex justify-center py-6">
          <PageLink
            className={buttonVariants({ variant: 'line' })}
            href={`/people/${personId}?cursor=${page.nextCursor}`}
          >
            {t('playlists.more')}
          </PageLink>
        </p>
      )}
    </>
  );
}
