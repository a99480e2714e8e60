import Link from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link to a page of the app. It does not prefetch: every page is made for its request, so what is fetched ahead is
 * thrown away, and each refresh of a page would fetch all that it links to once more.
 */
export function PageLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  return <Link {...props} prefetch={false} />;
}
