import { Loading } from '#components/loading.tsx';
import { CardSkeletons } from '#features/playlists/skeletons.tsx';
import { getTranslate } from '#messages/server.ts';

/** The featured playlists while they are on their way. */
export default async function FeaturedLoading() {
  const t = await getTranslate();
  return (
    <Loading title={t('featured.title')}>
      <section className="section">
        <CardSkeletons count={5} />
      </section>
    </Loading>
  );
}
