import { hash } from '@setlist/covers/random';
import { PencilLine } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { coverUrl } from '#components/cover.tsx';
import { PageLink } from '#components/page-link.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { type Held, OnHold } from '#lib/api.ts';

/** Palettes that are dark enough for white words. */
const DARK = ['petrol', 'ember', 'lagoon', 'cobalt', 'rosso', 'moss', 'carbon'];

/** The favourite genre on Home; undefined when none is chosen yet. */
export async function GenreTile({ genre: told }: { genre: Held<'getFavouriteGenre'> }) {
  const [t, genre] = await Promise.all([getTranslations(), told]);
  if (genre instanceof OnHold) {
    return (
      <div className="genre genre--held">
        <span className="absolute inset-0 -z-1 rounded-[inherit]">
          <Skeleton held corners="inherit" className="h-full" />
        </span>
        <span className="genre__label">{t('home.genre')}</span>
        <b>{t('common.onHold')}</b>
      </div>
    );
  }
  const seed = `genre:${genre ?? 'none'}`;
  const palette = DARK[hash(seed) % DARK.length] ?? 'petrol';
  return (
    <Datum mark="favouriteGenre" place="below-end" block className="genre">
      <span className="genre__art" aria-hidden="true">
        {/* biome-ignore lint/performance/noImgElement: an SVG of our own gains nothing from image optimization */}
        <img src={coverUrl(seed, { motif: 'strata', palette })} alt="" width="400" height="400" />
      </span>
      <PageLink className="genre__edit" href="/settings#genre" aria-label={t('home.genreChange')}>
        <PencilLine />
      </PageLink>
      <span className="genre__label">{t('home.genre')}</span>
      <b>{genre ?? t('home.genreNone')}</b>
    </Datum>
  );
}

/** Its place while it is not known yet. */
export function GenreSkeleton() {
  return <Skeleton className="genre" />;
}
