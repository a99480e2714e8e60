import { getTranslations } from 'next-intl/server';
import { Loading } from '#components/loading.tsx';
import { YearSkeleton } from '#features/year/year-skeleton.tsx';

/** A year of listening while it is on its way. */
export default async function YearLoading() {
  const t = await getTranslations();
  return (
    <Loading title={t('year.title')} text={t('year.text')}>
      <YearSkeleton />
    </Loading>
  );
}
