'use client';

import Link, { useLinkStatus } from 'next/link';
import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<typeof Link>, 'prefetch'>;

/**
 * A link to a page of the app. It does not prefetch by itself: a page holds dozens, and each refresh of it would fetch
 * all of theirs once more. The main navigation asks for the skeleton of a page when somebody is about to go there. A page
 * without one may take a moment to come: a link that was pressed pales until then, unless that is at once.
 */
export function PageLink({ className = '', children, ...props }: Props) {
  return (
    <Link
      {...props}
      className={`${className} has-data-pending:animate-pale motion-reduce:has-data-pending:opacity-60`}
      prefetch={false}
    >
      {typeof children === 'string' ? <span>{children}</span> : children}
      <Pending />
    </Link>
  );
}

/** Says to the style of the link around it that its page is on its way. */
function Pending() {
  return useLinkStatus().pending && <span hidden data-pending />;
}

/** The same as underlined words, for a link that stands in no sentence. */
export function TextLink({ className = '', ...props }: Props) {
  return (
    <PageLink
      {...props}
      className={`inline-flex min-h-6 items-center font-550 underline decoration-line-ctl underline-offset-3 ${className}`}
    />
  );
}
