import type { ReactNode } from 'react';

/** A few large words instead of a page: what is the matter, and below what to do. */
export function Notice({ title, alert, children }: { title: string; alert?: boolean; children: ReactNode }) {
  return (
    <div className="notice" role={alert ? 'alert' : undefined}>
      <h1>{title}</h1>
      {children}
    </div>
  );
}
