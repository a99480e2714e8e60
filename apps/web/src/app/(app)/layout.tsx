import type { ReactNode } from 'react';
import { Shell } from '#features/shell/shell.tsx';
import { requireViewer } from '#session/session.ts';

/**
 * The frame around all pages for signed-in people; whoever asks for one of them signed out is sent to the front page. A
 * layout is not made again as the router goes from page to page: then proxy.ts answers whom nobody is signed in for, and
 * each page asks `requireViewer` as well, beside its data. Who may have which data, the API alone decides.
 */
export default async function AppLayout({ children }: { children: ReactNode }) {
  return <Shell viewer={await requireViewer()}>{children}</Shell>;
}
