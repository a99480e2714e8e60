import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { PageHead } from '#components/page-head.tsx';
import { UnavailableBanner } from '#components/unavailable-banner.tsx';
import { LikedSongs } from '#features/likes/liked-songs.tsx';
import { SongSkeletons } from '#features/songs/song-skeletons.tsx';
import { SONG_SORTS, type SongSorting } from '#features/songs/song-sorts.ts';
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { api, type OrUnavailable, orUnavailable, Unavailable } from '#lib/api.ts';
import { readSorting } from '#lib/sorting.ts';
import { requireViewer } from '#session/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('likes.title') };
}

interface Props {
  searchParams: Promise<Record<'sort' | 'order', string | string[] | undefined>>;
}

const PAGE = 50;

/** The songs that the person likes, their own and others’, newest like first unless the address tells. */
export default async function LikedPage({ searchParams }: Props) {
  // For its effect: the layout is not made again when the router comes here.
  await requireViewer();
  const sorting = readSorting(SONG_SORTS, await searchParams);
  const page = orUnavailable((await api()).listLikedSongs({ query: { limit: PAGE, ...sorting } }));
  const t = await getTranslations();
  return (
    <>
      <PageHead title={t('likes.title')} text={t('likes.text')} />
      <Suspense>
        <AnswersOfPage of={[page]} />
      </Suspense>
      <Suspense fallback={<SongSkeletons />}>
        <Liked sorting={sorting} page={page} />
      </Suspense>
    </>
  );
}

async function Liked({ sorting, page }: { sorting: SongSorting; page: OrUnavailable<'listLikedSongs'> }) {
  const liked = await page;
  if (liked instanceof Unavailable) return <UnavailableBanner by={liked.by} />;
  return <LikedSongs sorting={sorting} page={liked} />;
}
