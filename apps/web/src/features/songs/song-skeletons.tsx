import { Skeleton } from '#components/ui/skeleton.tsx';

const ROWS = Array.from({ length: 8 }, (_, row) => row);

/** The place of a list of songs while it is loaded. */
export function SongSkeletons() {
  return (
    <div className="songs" aria-hidden="true">
      {ROWS.map((row) => (
        <div className="song" key={row}>
          <Skeleton className="col-span-full h-5" />
        </div>
      ))}
    </div>
  );
}
