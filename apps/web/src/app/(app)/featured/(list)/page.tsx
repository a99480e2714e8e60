import { Pencil } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { DownBanner } from '#components/down-banner.tsx';
import { PageHead } from '#components/page-head.tsx';
import { PageLink } from '#components/page-link.tsx';
import { Section } from '#components/section.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { FeaturedHeadline } from '#features/featured/featured-headline.tsx';
import { CardGrid, CardSkeletons, PlaylistCard } from '#features/playlists/cards.tsx';
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { api, type Held, held, OnHold } from '#lib/api.ts';
import { requireViewer } from '#session/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('featured.title') };
}

/** The playlists that editors picked for everybody. */
export default async function FeaturedPage() {
  const viewer = await requireViewer();
  const featured = held((await api()).getFeatured());
  const t = await getTranslations();

  return (
    <>
      <PageHead
        title={t('featured.title')}
        text={
          <Suspense fallback={<span>{t('featured.hint')}</span>}>
            <Headline featured={featured} />
          </Suspense>
        }
        actions={
          viewer.editor && (
            <PageLink className={buttonVariants({ variant: 'line' })} href="/featured/edit">
              <Pencil />
              <span>{t('featured.edit')}</span>
            </PageLink>
          )
        }
      />
      <Suspense>
        <AnswersOfPage of={[featured]} />
      </Suspense>
      <Suspense
        fallback={
          <Section>
            <CardSkeletons count={5} />
          </Section>
        }
      >
        <Featured featured={featured} />
      </Suspense>
    </>
  );
}

async function Headline({ featured }: { featured: Held<'getFeatured'> }) {
  const [t, list] = await Promise.all([getTranslations(), featured]);
  const headline = list instanceof OnHold ? '' : list.headline;
  return <FeaturedHeadline headline={headline} otherwise={t('featured.hint')} place="below" />;
}

async function Featured({ featured }: { featured: Held<'getFeatured'> }) {
  const [t, list] = await Promise.all([getTranslations(), featured]);
  if (list instanceof OnHold) {
    return (
      <>
        <DownBanner by={list.by} />
        <Section>
          <CardSkeletons count={5} held />
        </Section>
      </>
    );
  }
  return (
    <Section label={t('featured.title')}>
      {list.playlists.length === 0 && <p className="text-muted">{t('featured.empty')}</p>}
      <Datum mark="featuredPlaylists" block>
        <CardGrid>
          {list.playlists.map((playlist, i) => (
            <PlaylistCard heading="h2" key={playlist.playlistId} playlist={playlist} position={i + 1} eager />
          ))}
        </CardGrid>
      </Datum>
      {list.updatedBy && (
        <p className="mt-8 text-13 text-subtle">
          <Datum mark="featuredBy" place="below">
            {t('featured.by', { name: list.updatedBy })}
          </Datum>
        </p>
      )}
    </Section>
  );
}
