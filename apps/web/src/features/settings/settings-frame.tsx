import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SettingSkeleton } from './setting.tsx';

/** The settings, and beside them, or above where there is no room, what they look like to others. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  return (
    <div className="mt-9 grid grid-cols-[minmax(0,1fr)_344px] items-start gap-12 max-md:grid-cols-1 narrow:grid-cols-1 max-md:mt-5 max-md:gap-7">
      {children}
    </div>
  );
}

/** The place of the favourite genre while the genres are on their way. */
export async function GenreSkeleton() {
  const t = await getTranslations();
  return (
    <SettingSkeleton
      name={t('settings.genre')}
      hint={t('settings.genreHint')}
      mark="favouriteGenre"
      className="h-34 max-md:h-50"
    />
  );
}
