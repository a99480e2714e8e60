import type { ReactNode } from 'react';

interface Props {
  heading: ReactNode;
  /** A word on it, at the end of the heading's line. */
  beside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A part of the panel. `className` sets its colour, `--lit`. */
export function Section({ heading, beside, className = '', children }: Props) {
  return (
    <section className={`grid content-start gap-2.5 ${className}`}>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
        <h3>{heading}</h3>
        {beside}
      </div>
      {children}
    </section>
  );
}

/**
 * The classes of what can be lit by `data-lit`, in the colour `--lit`, when it has just changed: a mark that fades and
 * does not move, so that reduced motion has it too, and an outline where colours are forced.
 */
export const LIT =
  'data-lit:animate-lit! forced-colors:data-lit:outline-2 forced-colors:data-lit:outline-[Highlight]';
