import { Loading } from '#components/loading.tsx';
import { getTranslate } from '#messages/server.ts';

/** The settings while they are on their way. */
export default async function SettingsLoading() {
  const t = await getTranslate();
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
