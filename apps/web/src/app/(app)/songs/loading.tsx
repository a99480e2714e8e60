import { getTranslations } from 'next-intl/server';
import { Loading } from '#components/loading.tsx';
import { SongSkeletons } from '#features/songs/song-skeletons.tsx';

/** The person's songs while they are on their way. */
export default async function SongsLoading() {
  const t = await getTranslations();
  return (
    <Loading title={t('songs.title')}>
      <SongSkeletons />
    </Loading>
  );
}
