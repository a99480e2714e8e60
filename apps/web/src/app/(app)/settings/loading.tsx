import { getTranslations } from 'next-intl/server';
import { Loading } from '#components/loading.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

/** The settings while they are on their way. */
export default async function SettingsLoading() {
  const t = await getTranslations();
  return (
    <Loading title={t('settings.title')}>
      <div className="mt-8 grid gap-8" aria-hidden="true">
        <Skeleton className="h-24" />
        <Skeleton className="h-24" />
        <Skeleton className="h-24" />
      </div>
    </Loading>
  );
}
