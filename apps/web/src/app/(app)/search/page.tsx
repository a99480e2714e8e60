import { pageQuery } from '@setlist/contracts/paging';
import { MAX_SOUGHT, search } from '@setlist/contracts/search';
import { Search } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { PageHead } from '#components/page-head.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { KINDS, type Kind, readFound } from '#features/search/read-found.ts';
import { Results } from '#features/search/results.tsx';
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { requireViewer } from '#session/session.ts';

interface Props {
  searchParams: Promise<Record<'q' | 'kind' | 'cursor', string | string[] | undefined>>;
}

/** What the address asks for; without `q` for nothing, with `kind` for more of one kind. */
async function readAddress(searchParams: Props['searchParams']) {
  const { q, kind, cursor } = await searchParams;
  const asked = [q].flat()[0]?.trim().slice(0, MAX_SOUGHT);
  return {
    q: search.query.shape.q.safeParse(asked).data,
    kind: KINDS.find((each): each is Kind => each === kind),
    cursor: pageQuery.cursor.safeParse(cursor).data,
  };
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, { q }] = await Promise.all([getTranslations(), readAddress(searchParams)]);
  return { title: q ? t('search.titleOf', { query: q }) : t('search.title') };
}

/**
 * What is found of each kind, or page by page of one. It is a form and links, and waits for what is found instead of
 * having a `loading.tsx`: what comes later would not be shown without script.
 */
export default async function SearchPage({ searchParams }: Props) {
  await requireViewer();
  const [t, address] = await Promise.all([getTranslations(), readAddress(searchParams)]);
  const { q, kind, cursor } = address;
  const found = q === undefined ? undefined : readFound({ q, kind, cursor });
  return (
    <>
      <PageHead title={t('search.title')} />
      <search className="mt-6 mb-4">
        <form action="/search" className="flex max-w-160 flex-wrap gap-3">
          <Input
            key={q ?? ''}
            shape="search"
            start={<Search />}
            type="search"
            name="q"
            required
            maxLength={MAX_SOUGHT}
            aria-label={t('search.field')}
            placeholder={t('search.field')}
            defaultValue={q}
          />
          <Button variant="line" type="submit">
            {t('search.go')}
          </Button>
        </form>
      </search>
      {found && q !== undefined && (
        <>
          <Suspense>
            <AnswersOfPage of={[found]} />
          </Suspense>
          <Results q={q} kind={kind} found={found} />
        </>
      )}
    </>
  );
}
