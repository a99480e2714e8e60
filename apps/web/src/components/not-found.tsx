import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { buttonVariants } from '#components/ui/button.tsx';
import { Notice } from './notice.tsx';
import { PageLink } from './page-link.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('error.notFound') };
}

/** The words for an address that leads nowhere, or to something private, and the way home. */
export async function NotFound() {
  const t = await getTranslations();
  return (
    <Notice title={t('error.notFound')} text={t('error.notFoundHint')}>
      <PageLink className={buttonVariants({ variant: 'line' })} href="/">
        {t('error.home')}
      </PageLink>
    </Notice>
  );
}
