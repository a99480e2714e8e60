import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BarePage } from '#components/bare-page.tsx';
import { Notice } from '#components/notice.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { WayBack } from '#features/offline/way-back.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('offline.title') };
}

/** What opens at any address while Setlist cannot be reached: public/sw.js keeps it. It is the same for everybody. */
export default async function OfflinePage() {
  const t = await getTranslations();
  return (
    <BarePage>
      <Notice title={t('offline.title')} text={t('offline.hint')}>
        <WayBack label={t('offline.again')} />
      </Notice>
      <div className="grid grid-cols-2 gap-6 md:grid-cols-5" aria-hidden="true">
        {['first', 'second', 'third', 'fourth', 'fifth'].map((place) => (
          <Skeleton key={place} unavailable className="aspect-square max-md:last:hidden" />
        ))}
      </div>
    </BarePage>
  );
}
