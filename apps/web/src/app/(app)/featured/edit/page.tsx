import { ApiProblem } from '@setlist/contracts';
import { EDITOR_THRESHOLD } from '@setlist/contracts/constants';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '#components/notice.tsx';
import { PageHead } from '#components/page-head.tsx';
import { PageLink } from '#components/page-link.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { UnavailableBanner } from '#components/unavailable-banner.tsx';
import { FeaturedEditor } from '#features/featured/featured-editor.tsx';
import { FeaturedHistory } from '#features/featured/featured-history.tsx';
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { api, orUnavailable, Unavailable } from '#lib/api.ts';
import { requireViewer } from '#session/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('featured.editTitle') };
}

const HISTORY = 20;

/** Where editors arrange the featured list; everybody else is told how one becomes an editor. */
export default async function EditFeaturedPage() {
  const viewer = await requireViewer();
  const client = await api();
  const t = await getTranslations();
  if (!viewer.editor) return <NotAnEditor />;
  const [featured, history] = await Promise.all([
    orUnavailable(client.getFeatured()),
    orUnavailable(client.listFeaturedHistory({ query: { limit: HISTORY } })).catch(refusedHistory),
  ]);
  if (featured instanceof Unavailable) {
    return (
      <>
        <PageHead title={t('featured.editTitle')} />
        <UnavailableBanner by={featured.by} />
      </>
    );
  }
  return (
    <>
      <AnswersOfPage of={[]} />
      <FeaturedEditor featured={featured} />
      {!(history instanceof Unavailable) && history.items.length > 1 && (
        <FeaturedHistory edits={history.items} version={featured.version} />
      )}
    </>
  );
}

/** The token says editor, our own rows do not any more: the page still opens, saving will say why not. */
function refusedHistory(error: unknown) {
  if (error instanceof ApiProblem && error.problem.status === 403) return { items: [], nextCursor: null };
  throw error;
}

async function NotAnEditor() {
  const t = await getTranslations();
  return (
    <Notice title={t('featured.notEditor')} text={t('featured.notEditorHint', { needed: EDITOR_THRESHOLD })}>
      <PageLink className={buttonVariants({ variant: 'line' })} href="/featured">
        {t('featured.title')}
      </PageLink>
    </Notice>
  );
}
