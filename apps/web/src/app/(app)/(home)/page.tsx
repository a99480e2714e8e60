import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { UnavailableBanner } from '#components/unavailable-banner.tsx';
import { DISCOVERED } from '#features/home/discover.ts';
import { Hero } from '#features/home/hero.tsx';
import { Discover, Featured, Mine } from '#features/home/sections.tsx';
import { FollowedPeople } from '#features/people/followed-people.tsx';
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { api, orUnavailable, Unavailable } from '#lib/api.ts';
import { requireViewer } from '#session/session.ts';

/** So many of the people whom one follows are shown. */
const FOLLOWED = 12;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('home.title') };
}

/**
 * Who one is, what editors feature, one's own playlists, others', and whom one follows. Everything is asked for at once, and nothing is
 * waited for: each section comes when its own data have come.
 */
export default async function HomePage() {
  const viewer = await requireViewer();
  const client = await api();
  const genre = orUnavailable(client.getFavouriteGenre());
  const plays = orUnavailable(client.getPlays());
  const featured = orUnavailable(client.getFeatured());
  const mine = orUnavailable(client.listPlaylists({ query: { limit: 100 } }));
  const discover = orUnavailable(client.discoverPlaylists({ query: { limit: DISCOVERED } }));
  const followed = orUnavailable(client.listFollowedPeople({ query: { limit: FOLLOWED } }));

  const all = [genre, plays, featured, mine, discover, followed];

  return (
    <>
      <Hero viewer={viewer} genre={genre} plays={plays} playlists={mine} />
      <Suspense>
        <AnyUnavailable of={all} />
      </Suspense>
      <Suspense>
        <AnswersOfPage of={all} />
      </Suspense>
      <Featured featured={featured} editor={viewer.editor} />
      <Mine playlists={mine} />
      <Discover playlists={discover} />
      {/* At the end, where it moves nothing as it comes: nothing keeps its place, since it may be empty. */}
      <Suspense>
        <FollowedPeople people={followed} all="/playlists#followed" />
      </Suspense>
    </>
  );
}

/** Says who does not answer, once for all these data; nothing when all of them came. */
async function AnyUnavailable({ of }: { of: Promise<unknown>[] }) {
  const down = (await Promise.all(of)).find((data) => data instanceof Unavailable);
  return down instanceof Unavailable && <UnavailableBanner by={down.by} />;
}
