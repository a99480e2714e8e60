import { getTranslations } from 'next-intl/server';
import { Loading } from '#components/loading.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Homes } from '#features/settings/homes.tsx';
import { SettingSkeleton } from '#features/settings/setting.tsx';
import { GenreSkeleton, SettingsFrame } from '#features/settings/settings-frame.tsx';

/** The settings while they are on their way. */
export default async function SettingsLoading() {
  const t = await getTranslations();
  return (
    <Loading title={t('settings.title')} text={t('settings.intro')}>
      <Homes />
      <SettingsFrame>
        <div>
          <SettingSkeleton
            name={t('settings.name')}
            hint={t('settings.nameHint')}
            mark="displayName"
            className="h-12"
          />
          <SettingSkeleton
            name={t('settings.theme.label')}
            mark="theme"
            className="h-12.5 max-w-85 max-md:h-13.5 max-md:max-w-none"
          />
          <SettingSkeleton name={t('settings.language')} mark="language" className="h-12 max-w-70" />
          <GenreSkeleton />
          <SettingSkeleton
            name={t('settings.rights')}
            hint={t('settings.rightsHint')}
            mark="rights"
            className="h-30"
          />
        </div>
        <div className="max-md:-order-1 narrow:-order-1" aria-hidden="true">
          <Skeleton className="h-66 max-md:h-24" />
        </div>
      </SettingsFrame>
    </Loading>
  );
}
