import type { ReactNode } from 'react';
import { PageLink } from '#components/page-link.tsx';

interface Props {
  /** Null where there is no copy of the person: then it is no link. */
  personId: string | null;
  className?: string;
  children: ReactNode;
}

/** What is said of a person, as the way to their page. */
export function PersonLink({ personId, className, children }: Props) {
  if (personId === null) return <span className={className}>{children}</span>;
  return (
    <PageLink className={`${className ?? ''} hover:underline`} href={`/people/${personId}`}>
      {children}
    </PageLink>
  );
}
