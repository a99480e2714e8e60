import { Loading } from '#components/loading.tsx';
import { Section } from '#components/section.tsx';
import { HeroSkeleton } from '#features/home/hero.tsx';
import { CardSkeletons, TileSkeletons } from '#features/playlists/cards.tsx';

/**
 * Home while it is on its way. The group `(home)` is there for this file alone: beside the layout it would be that of
 * every page that has none of its own.
 */
export default function HomeLoading() {
  return (
    <Loading>
      <HeroSkeleton />
      <Section>
        <CardSkeletons count={5} oneRow />
      </Section>
      <Section>
        <TileSkeletons count={6} />
      </Section>
    </Loading>
  );
}
