import { MAX_FEATURED } from '@setlist/contracts/constants';
import { getTranslations } from 'next-intl/server';
import { Loading } from '#components/loading.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

const ROWS = Array.from({ length: 6 }, (_, row) => row);

/** The featured list's editor while the list is on its way. */
export default async function EditFeaturedLoading() {
  const t = await getTranslations();
  return (
    <Loading
      title={t('featured.editTitle')}
      text={t('featured.editHint', { max: MAX_FEATURED })}
      actions={
        <>
          <Button variant="quiet" disabled>
            {t('featured.discard')}
          </Button>
          <Button variant="primary" disabled>
            {t('featured.save')}
          </Button>
        </>
      }
    >
      <div className="mt-7 mb-5 max-w-180" aria-hidden="true">
        <Skeleton className="h-27" />
      </div>
      <div className="xray:mt-11" aria-hidden="true">
        {ROWS.map((row) => (
          <div className="grid h-18 items-center max-md:h-19" key={row}>
            <Skeleton className="h-14" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
