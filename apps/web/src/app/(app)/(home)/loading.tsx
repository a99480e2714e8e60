import { Loading } from '#components/loading.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { CardSkeletons, TileSkeletons } from '#features/playlists/skeletons.tsx';

/** Home while it is on its way. */
export default function HomeLoading() {
  return (
    <Loading>
      <div className="hero" aria-hidden="true">
        <Skeleton className="h-28 w-80 max-w-full" />
      </div>
      <section className="section">
        <CardSkeletons count={5} oneRow />
      </section>
      <section className="section">
        <TileSkeletons count={6} />
      </section>
    </Loading>
  );
}
