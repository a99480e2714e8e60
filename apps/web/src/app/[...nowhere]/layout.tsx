import type { ReactNode } from 'react';
import { BarePage } from '#components/bare-page.tsx';
import { Shell } from '#features/shell/shell.tsx';
import { readViewer } from '#session/session.ts';

/** The frame for whoever asks. A `not-found.tsx` beside the root layout would come with every page, frame and all. */
export default async function NowhereLayout({ children }: { children: ReactNode }) {
  const viewer = await readViewer();
  return viewer ? <Shell viewer={viewer}>{children}</Shell> : <BarePage>{children}</BarePage>;
}
