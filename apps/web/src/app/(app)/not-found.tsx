import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotFound } from '#components/not-found.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('error.notFound') };
}

/** What was asked for is gone, or private to somebody else. */
export default NotFound;
