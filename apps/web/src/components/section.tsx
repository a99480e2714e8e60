import type { ReactNode } from 'react';

// X-ray's tape hangs below what the page's head shows.
const SECTION = 'mt-11 max-md:mt-8.5 xray:[[data-page-head]:has([data-datum])+&]:mt-18';

/** A part of a page that needs no heading; `label` names it for screen readers. */
export function Section({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <section className={SECTION} aria-label={label}>
      {children}
    </section>
  );
}

interface TitledProps {
  /** Of its heading: unique on the page. */
  id: string;
  title: string;
  /** A few words beside the title, where there is room. */
  hint?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a page with its heading, and what one can do with the whole of it. */
export function TitledSection({ id, title, hint, actions, children }: TitledProps) {
  return (
    <section className={SECTION} aria-labelledby={id}>
      <div className="mb-4.5 flex min-h-10 items-center gap-3.5 max-md:mb-3.5 max-md:min-h-11 xray:mb-9">
        <h2
          id={id}
          className="font-display text-28 leading-[1.05] font-650 tracking-[-0.028em] font-stretch-90% max-md:text-26"
        >
          {title}
        </h2>
        {hint && <p className="pt-1.25 text-13 text-subtle max-md:hidden">{hint}</p>}
        {actions && <div className="ml-auto flex items-center gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
