import type { Metadata } from 'next';
import { BarePage } from '#components/bare-page.tsx';
import { PageLink } from '#components/page-link.tsx';
import { getTranslate } from '#messages/server.ts';
import { readViewer } from '#session/viewer.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslate())('error.notFound') };
}

/** What an address says that leads nowhere, or to something private. */
export default async function NotFound() {
  const [t, viewer] = await Promise.all([getTranslate(), readViewer()]);
  const words = (
    <>
      <h1>{t('error.notFound')}</h1>
      <p>{t('error.notFoundHint')}</p>
      <PageLink className="button button--line" href="/">
        {t('error.home')}
      </PageLink>
    </>
  );
  return viewer ? <div className="notice">{words}</div> : <BarePage>{words}</BarePage>;
}
