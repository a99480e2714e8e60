import type { ReactNode } from 'react';
import { Shell } from '#features/shell/shell.tsx';
import { requireViewer } from '#session/session.ts';

/** The pages for signed-in people: the one place that requires sign-in, and the frame around them all. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  return <Shell viewer={await requireViewer()}>{children}</Shell>;
}
