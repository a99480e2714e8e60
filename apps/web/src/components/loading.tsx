import type { ReactNode } from 'react';
import { PageHead } from './page-head.tsx';

/** A page on its way: its head, where that is known, and skeletons as large as what will stand there. */
export function Loading({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div aria-busy="true">
      {title && <PageHead title={title} />}
      {children}
    </div>
  );
}
