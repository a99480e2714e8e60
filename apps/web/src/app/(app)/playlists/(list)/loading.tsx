import { Loading } from '#components/loading.tsx';
import { CardSkeletons } from '#features/playlists/skeletons.tsx';
import { getTranslate } from '#messages/server.ts';

/** The person's playlists while they are on their way. */
export default async function PlaylistsLoading() {
  const t = await getTranslate();
  return (
    <Loading title={t('playlists.title')}>
      <section className="section">
        <CardSkeletons count={5} />
      </section>
    </Loading>
  );
}
