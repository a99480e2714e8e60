import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** A sentence below the title. */
  text?: ReactNode;
  /** Buttons, at the end of the line. */
  actions?: ReactNode;
}

/** The head of a page: what it is, and what one can do with the whole of it. */
export function PageHead({ title, text, actions }: Props) {
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-4 pt-4.5" data-page-head>
      <div>
        <h1 className="font-display text-56 leading-[0.95] font-bold tracking-tight font-stretch-88% max-md:text-[44px]">
          {title}
        </h1>
        {text && <p className="mt-3 max-w-[60ch] text-16 text-muted max-md:text-15">{text}</p>}
      </div>
      {actions && <div className="ml-auto flex flex-wrap gap-2.5 empty:hidden">{actions}</div>}
    </div>
  );
}
