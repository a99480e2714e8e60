import { getTranslations } from 'next-intl/server';
import { Loading } from '#components/loading.tsx';
import { SongSkeletons } from '#features/songs/song-skeletons.tsx';

/** The songs that the person likes while they are on their way. */
export default async function LikedLoading() {
  const t = await getTranslations();
  return (
    <Loading title={t('likes.title')}>
      <SongSkeletons />
    </Loading>
  );
}
