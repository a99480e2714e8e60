import type { Featured } from '@setlist/contracts/featured';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '#components/page-head.tsx';
import { Section } from '#components/section.tsx';
import { UnavailableBanner } from '#components/unavailable-banner.tsx';
import { EditFeatured } from '#features/featured/edit-featured.tsx';
import { FeaturedHeadline } from '#features/featured/featured-headline.tsx';
import { CardGrid, CardSkeletons, PlaylistCard } from '#features/playlists/cards.tsx';
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { api, orUnavailable, Unavailable } from '#lib/api.ts';
import { requireViewer } from '#session/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('featured.title') };
}

/** The playlists that editors picked for everybody. */
export default async function FeaturedPage() {
  const viewer = await requireViewer();
  const featured = await orUnavailable((await api()).getFeatured());
  const t = await getTranslations();
  const headline = featured instanceof Unavailable ? '' : featured.headline;

  return (
    <>
      <PageHead
        title={t('featured.title')}
        text={<FeaturedHeadline headline={headline} otherwise={t('featured.hint')} place="below" />}
        actions={viewer.editor && <EditFeatured />}
      />
      <AnswersOfPage of={[]} />
      {featured instanceof Unavailable ? (
        <>
          <UnavailableBanner by={featured.by} />
          <Section>
            <CardSkeletons count={5} unavailable />
          </Section>
        </>
      ) : (
        <Playlists featured={featured} />
      )}
    </>
  );
}

async function Playlists({ featured: { playlists, updatedBy } }: { featured: Featured }) {
  const t = await getTranslations();
  return (
    <Section label={t('featured.title')}>
      {playlists.length === 0 && <p className="text-muted">{t('featured.empty')}</p>}
      <Datum mark="featuredPlaylists" block>
        <CardGrid>
          {playlists.map((playlist, i) => (
            <PlaylistCard heading="h2" key={playlist.playlistId} playlist={playlist} position={i + 1} eager />
          ))}
        </CardGrid>
      </Datum>
      {updatedBy && (
        <p className="mt-8 text-13 text-subtle">
          <Datum mark="featuredBy" place="below">
            {t('featured.by', { name: updatedBy })}
          </Datum>
        </p>
      )}
    </Section>
  );
}
