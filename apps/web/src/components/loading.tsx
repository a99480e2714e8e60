import type { ComponentProps, ReactNode } from 'react';
import { PageHead } from './page-head.tsx';

interface Props extends Partial<ComponentProps<typeof PageHead>> {
  children: ReactNode;
}

/** A page on its way: its head, where that is known, and skeletons as large as what will stand there. */
export function Loading({ title, children, ...head }: Props) {
  return (
    <div aria-busy="true">
      {title && <PageHead title={title} {...head} />}
      {children}
    </div>
  );
}
