import { getTranslations } from 'next-intl/server';
import { Loading } from '#components/loading.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { NewSongButton } from '#features/songs/song-dialogs.tsx';
import { SongSkeletons } from '#features/songs/song-skeletons.tsx';

/** The person's songs while they are on their way. */
export default async function SongsLoading() {
  const t = await getTranslations();
  return (
    <Loading title={t('songs.title')} actions={<NewSongButton genres={[]} />}>
      <div className="mt-6 mb-4 max-w-105 rounded-full" aria-hidden="true">
        <Skeleton corners="inherit" className="h-11" />
      </div>
      <SongSkeletons />
    </Loading>
  );
}
