import { cx } from 'class-variance-authority';
import { LIST_ROWS } from '#components/list-row.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { SongHead } from './song-columns.tsx';

const ROWS = Array.from({ length: 8 }, (_, row) => row);

/** The place of the person's songs while they are loaded. */
export function SongSkeletons() {
  return (
    <div className={cx(LIST_ROWS, 'xray:mt-9')} aria-hidden="true">
      <SongHead grip={false} />
      {ROWS.map((row) => (
        <div className="grid h-14 items-center px-1 max-md:h-16 max-md:px-0" key={row}>
          <Skeleton className="h-5" />
        </div>
      ))}
    </div>
  );
}
