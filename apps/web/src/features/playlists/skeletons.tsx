import { Skeleton } from '#components/ui/skeleton.tsx';

interface Props {
  count: number;
}

/**
 * A place for each of `count` cards, as large as they will be. While they are loaded it sweeps; `held` when they cannot
 * be had right now: still hatching, nobody waits for it.
 */
export function CardSkeletons({ count, oneRow, held }: Props & { oneRow?: boolean; held?: boolean }) {
  return (
    <div className="cards" data-one-row={oneRow || undefined} aria-hidden="true">
      {places(count).map((place) => (
        <div className="card" key={place}>
          <Skeleton held={held} className="aspect-square" />
          <Skeleton held={held} className="mt-4 h-4 w-3/4" />
          <Skeleton held={held} className="mt-1 h-3 w-1/2" />
        </div>
      ))}
    </div>
  );
}

/** The same for tiles on the shelf. */
export function TileSkeletons({ count }: Props) {
  return (
    <div className="shelf" aria-hidden="true">
      {places(count).map((place) => (
        <Skeleton className="tile" key={place} />
      ))}
    </div>
  );
}

/** The same for wide rows. */
export function WideSkeletons({ count }: Props) {
  return (
    <div className="wides" aria-hidden="true">
      {places(count).map((place) => (
        <div className="wide" key={place}>
          <Skeleton className="aspect-square w-42 flex-none max-xl:w-28" />
          <div className="min-w-0 flex-1">
            <Skeleton className="h-7 w-3/4" />
            <Skeleton className="mt-2 h-4 w-1/2" />
          </div>
        </div>
      ))}
    </div>
  );
}

const places = (count: number) => Array.from({ length: count }, (_, place) => place);
