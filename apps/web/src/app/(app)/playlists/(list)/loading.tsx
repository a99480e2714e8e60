import { getTranslations } from 'next-intl/server';
import { Loading } from '#components/loading.tsx';
import { CardSkeletons } from '#features/playlists/skeletons.tsx';

/** The person's playlists while they are on their way. */
export default async function PlaylistsLoading() {
  const t = await getTranslations();
  return (
    <Loading title={t('playlists.title')}>
      <section className="section">
        <CardSkeletons count={5} />
      </section>
    </Loading>
  );
}
