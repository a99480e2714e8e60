import type { Metadata } from 'next';
import { NotFound } from '#components/not-found.tsx';
import { getTranslate } from '#messages/server.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslate())('error.notFound') };
}

/** What was asked for is gone, or private to somebody else. */
export default NotFound;
