import { Loading } from '#components/loading.tsx';
import { Section } from '#components/section.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { CardSkeletons, TileSkeletons } from '#features/playlists/skeletons.tsx';

/** Home while it is on its way. */
export default function HomeLoading() {
  return (
    <Loading>
      <div className="hero" aria-hidden="true">
        <Skeleton className="h-28 w-80 max-w-full" />
      </div>
      <Section>
        <CardSkeletons count={5} oneRow />
      </Section>
      <Section>
        <TileSkeletons count={6} />
      </Section>
    </Loading>
  );
}
