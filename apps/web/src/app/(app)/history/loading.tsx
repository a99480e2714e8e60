import { getTranslations } from 'next-intl/server';
import { Loading } from '#components/loading.tsx';
import { SongSkeletons } from '#features/songs/song-skeletons.tsx';

/** What the person heard while it is on its way. */
export default async function HistoryLoading() {
  const t = await getTranslations();
  return (
    <Loading title={t('history.title')} text={t('history.text')}>
      <SongSkeletons />
    </Loading>
  );
}
