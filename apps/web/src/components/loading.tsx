import type { ReactNode } from 'react';

/** A page on its way: its head, where that is known, and skeletons as large as what will stand there. */
export function Loading({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div aria-busy="true">
      {title && (
        <div className="page-head">
          <h1>{title}</h1>
        </div>
      )}
      {children}
    </div>
  );
}
