import { getYear } from '@setlist/contracts/history';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { KeepZone } from '#components/keep-zone.tsx';
import { PageHead } from '#components/page-head.tsx';
import { PageLink } from '#components/page-link.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { UnavailableBanner } from '#components/unavailable-banner.tsx';
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { YearOfListening } from '#features/year/year-of-listening.tsx';
import { YearSkeleton } from '#features/year/year-skeleton.tsx';
import { api, type OrUnavailable, orUnavailable, Unavailable } from '#lib/api.ts';
import { toldZone } from '#lib/told-zone.ts';
import { requireViewer } from '#session/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('year.title') };
}

interface Props {
  searchParams: Promise<{ year?: string | string[] }>;
}

/** A year of the person's listening, by the clocks where they are; a browser that has not told those yet asks again. */
export default async function YearPage({ searchParams }: Props) {
  // For its effect: the layout is not made again when the router comes here.
  await requireViewer();
  const asked = await searchParams;
  const timeZone = await toldZone();
  const thisYear = yearIn(timeZone);
  const year = getYear.query.shape.year.safeParse([asked.year].flat()[0]).data ?? thisYear;
  const t = await getTranslations();
  const told = orUnavailable((await api()).getYear({ query: { year, timeZone } }));
  return (
    <>
      <PageHead
        title={t('year.title')}
        text={t('year.text')}
        actions={
          <PageLink className={buttonVariants({ variant: 'line' })} href="/history">
            {t('history.title')}
          </PageLink>
        }
      />
      <KeepZone told={timeZone} again />
      <Suspense>
        <AnswersOfPage of={[told]} />
      </Suspense>
      <Suspense key={year} fallback={<YearSkeleton />}>
        <Told told={told} year={year} thisYear={thisYear} timeZone={timeZone} />
      </Suspense>
    </>
  );
}

interface ToldProps {
  told: OrUnavailable<'getYear'>;
  year: number;
  thisYear: number;
  timeZone: string;
}

async function Told({ told, year, thisYear, timeZone }: ToldProps) {
  const sums = await told;
  if (sums instanceof Unavailable) return <UnavailableBanner by={sums.by} />;
  const first = sums.firstHeardAt ? yearIn(timeZone, new Date(sums.firstHeardAt)) : thisYear;
  return <YearOfListening sums={sums} year={year} years={[first, thisYear]} />;
}

/** Which year it is, or was, by the calendar of a time zone. */
function yearIn(timeZone: string, at = new Date()): number {
  return Number(new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric' }).format(at));
}
