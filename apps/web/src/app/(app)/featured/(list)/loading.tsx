import { getTranslations } from 'next-intl/server';
import { Loading } from '#components/loading.tsx';
import { Section } from '#components/section.tsx';
import { CardSkeletons } from '#features/playlists/cards.tsx';

/** The featured playlists while they are on their way. */
export default async function FeaturedLoading() {
  const t = await getTranslations();
  return (
    <Loading title={t('featured.title')}>
      <Section>
        <CardSkeletons count={5} />
      </Section>
    </Loading>
  );
}
