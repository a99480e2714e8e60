import Link from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link to a page of the app. It does not prefetch by itself: a page holds dozens, and each refresh of it would fetch
 * all of theirs once more. The main navigation asks for the skeleton of a page when somebody is about to go there.
 */
export function PageLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  return <Link {...props} prefetch={false} />;
}

/** The same as underlined words, for a link that stands in no sentence. */
export function TextLink({
  className = '',
  ...props
}: ComponentProps<typeof PageLink> & { className?: string }) {
  return (
    <PageLink
      {...props}
      className={`inline-flex min-h-6 items-center font-550 underline decoration-line-ctl underline-offset-3 ${className}`}
    />
  );
}
