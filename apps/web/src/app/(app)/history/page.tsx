import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { PageHead } from '#components/page-head.tsx';
import { PageLink } from '#components/page-link.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { UnavailableBanner } from '#components/unavailable-banner.tsx';
import { HeardSongs } from '#features/history/heard-songs.tsx';
import { SongSkeletons } from '#features/songs/song-skeletons.tsx';
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { api, type OrUnavailable, orUnavailable, Unavailable } from '#lib/api.ts';
import { requireViewer } from '#session/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('history.title') };
}

const PAGE = 50;

/** What the person heard, day by day. */
export default async function HistoryPage() {
  // For its effect: the layout is not made again when the router comes here.
  await requireViewer();
  const page = orUnavailable((await api()).listHistory({ query: { limit: PAGE } }));
  const t = await getTranslations();
  return (
    <>
      <PageHead
        title={t('history.title')}
        text={t('history.text')}
        actions={
          <PageLink className={buttonVariants({ variant: 'line' })} href="/year">
            {t('year.title')}
          </PageLink>
        }
      />
      <Suspense>
        <AnswersOfPage of={[page]} />
      </Suspense>
      <Suspense fallback={<SongSkeletons />}>
        <History page={page} />
      </Suspense>
    </>
  );
}

async function History({ page }: { page: OrUnavailable<'listHistory'> }) {
  const heard = await page;
  if (heard instanceof Unavailable) return <UnavailableBanner by={heard.by} />;
  return <HeardSongs page={heard} />;
}
