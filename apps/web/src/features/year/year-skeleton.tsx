import { Skeleton } from '#components/ui/skeleton.tsx';

/** The place of a year's sums and plots while they are on their way. */
export function YearSkeleton() {
  return (
    <div className="mt-7" aria-hidden="true">
      <Skeleton className="h-10 w-40 max-md:h-11" />
      <span className="mt-5 block rounded-panel">
        <Skeleton corners="inherit" className="h-56" />
      </span>
      <Skeleton className="mt-11 h-70" />
    </div>
  );
}
