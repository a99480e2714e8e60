import { Loading } from '#components/loading.tsx';
import { SongSkeletons } from '#features/songs/song-skeletons.tsx';
import { getTranslate } from '#messages/server.ts';

/** The person's songs while they are on their way. */
export default async function SongsLoading() {
  const t = await getTranslate();
  return (
    <Loading title={t('songs.title')}>
      <SongSkeletons />
    </Loading>
  );
}
