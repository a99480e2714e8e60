import { getTranslations } from 'next-intl/server';
import { Loading } from '#components/loading.tsx';
import { Section } from '#components/section.tsx';
import { CardSkeletons } from '#features/playlists/cards.tsx';

/**
 * The person's playlists while they are on their way. The group `(list)` is there for this file alone: a folder above, it
 * would be that of a single playlist as well, whose page may still answer 404.
 */
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
