import { getTranslations } from 'next-intl/server';
import { Loading } from '#components/loading.tsx';
import { Section } from '#components/section.tsx';
import { CardSkeletons } from '#features/playlists/cards.tsx';

/** The person's playlists while they are on their way. */
export default async function PlaylistsLoading() {
  const t = await getTranslations();
  return (
    <Loading title={t('playlists.title')}>
      <Section>
        <CardSkeletons count={5} />
      </Section>
    </Loading>
  );
}
