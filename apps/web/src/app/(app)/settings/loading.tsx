import { getTranslations } from 'next-intl/server';
import { Loading } from '#components/loading.tsx';

/** The settings while they are on their way. */
export default async function SettingsLoading() {
  const t = await getTranslations();
  return (
    <Loading title={t('settings.title')}>
      <div className="mt-8 grid gap-8" aria-hidden="true">
        <span className="skeleton h-24" />
        <span className="skeleton h-24" />
        <span className="skeleton h-24" />
      </div>
    </Loading>
  );
}
