import type { ReactNode } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { MarkName } from '#features/xray/marks.ts';
import { StoredIn } from '#features/xray/stored-in.tsx';

/** The row of one setting: a form, a fieldset or a section of `SettingLabel` and what sets it. */
export const SETTING =
  'grid grid-cols-[200px_minmax(0,1fr)] gap-x-8 gap-y-2 border-t border-line py-6.5 first:border-t-0 first:pt-0 max-md:grid-cols-[minmax(0,1fr)] max-md:gap-3';

interface LabelProps {
  /** What it changes, in a sentence. */
  hint?: string;
  /** Said to screen readers by something else, such as a `legend`. */
  hidden?: boolean;
  /** The name of the setting: a label or a heading. */
  children: ReactNode;
}

/** What a setting is called. */
export function SettingLabel({ hint, hidden, children }: LabelProps) {
  return (
    <div className="text-15 font-semibold tracking-[-0.012em]" aria-hidden={hidden}>
      {typeof children === 'string' ? <span>{children}</span> : children}
      {hint && <p className="mt-1 text-13 font-normal tracking-normal text-muted max-md:text-14">{hint}</p>}
    </div>
  );
}

interface SkeletonProps {
  name: string;
  hint?: string;
  mark?: MarkName;
  /** The size of what sets it. */
  className: string;
}

/** The place of a setting while it is on its way. */
export function SettingSkeleton({ name, hint, mark, className }: SkeletonProps) {
  return (
    <div className={SETTING} aria-hidden="true">
      <SettingLabel {...(hint && { hint })}>{name}</SettingLabel>
      <div className="min-w-0">
        <Skeleton className={className} />
        {mark && <SettingFoot mark={mark} />}
      </div>
    </div>
  );
}

/** Where a setting is stored, below it; `children` stand beside that. */
export function SettingFoot({ mark, children }: { mark: MarkName; children?: ReactNode }) {
  return (
    <div className="mt-3 flex min-h-6 flex-wrap items-center gap-x-3.5 gap-y-2">
      <StoredIn mark={mark} />
      {children}
    </div>
  );
}
