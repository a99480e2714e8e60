import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BarePage } from '#components/bare-page.tsx';
import { NotFound } from '#components/not-found.tsx';
import { Shell } from '#features/shell/shell.tsx';
import { readViewer } from '#session/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('error.notFound') };
}

/** An address of no page at all, so of no layout either: the frame comes from here. */
export default async function NoSuchPage() {
  const viewer = await readViewer();
  return viewer ? (
    <Shell viewer={viewer}>
      <NotFound />
    </Shell>
  ) : (
    <BarePage>
      <NotFound />
    </BarePage>
  );
}
