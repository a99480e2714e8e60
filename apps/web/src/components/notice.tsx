import type { ReactNode } from 'react';

interface Props {
  title: string;
  text: string;
  alert?: boolean;
  children: ReactNode;
}

/** A few large words instead of a page: what is the matter, and below what to do. */
export function Notice({ title, text, alert, children }: Props) {
  return (
    <div className="grid max-w-140 justify-items-start gap-4 py-16" role={alert ? 'alert' : undefined}>
      <h1 className="font-display text-56 leading-none font-bold tracking-tight text-balance font-stretch-88% max-md:text-40">
        {title}
      </h1>
      <p className="text-16 wrap-anywhere text-muted">{text}</p>
      {children}
    </div>
  );
}
