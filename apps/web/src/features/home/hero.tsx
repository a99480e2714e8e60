import { EDITOR_THRESHOLD } from '@setlist/contracts/constants';
import { hash } from '@setlist/covers/random';
import { cva } from 'class-variance-authority';
import { PencilLine } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { coverUrl } from '#components/cover.tsx';
import { PageLink } from '#components/page-link.tsx';
import { BlankPass, Pass } from '#components/pass.tsx';
import { Rich, STRONG } from '#components/rich.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { type OrUnavailable, Unavailable } from '#lib/api.ts';
import { lengthStep } from '#lib/length-step.ts';
import type { Viewer } from '#session/session.ts';

// The greeting with all its parts. One room, since each part comes by itself into a place of its measures, and all of them
// give way to each other on small screens.

// It begins behind the header, from which the pass hangs.
const HERO =
  'relative -mt-top flex min-h-59 items-end gap-8 pt-[calc(var(--h-top)+4px)] max-md:mt-0 max-md:block max-md:min-h-0 max-md:pt-5.5 tight:flex-wrap tight:gap-6 xray:mb-16';

// Long names step down, so that the pass stays beside them.
const nameVariants = cva(
  '-ml-px inline-block pb-3.5 font-display font-bold tracking-[-0.022em] wrap-anywhere font-stretch-86%',
  {
    variants: {
      length: {
        short: 'text-120 leading-[0.84] narrow:text-72 max-md:text-[60px]',
        medium: 'text-72 leading-[0.84] narrow:text-56 max-md:text-[36px]',
        long: 'text-56 leading-[0.92] narrow:text-40 max-md:text-[32px] max-md:leading-[0.95]',
        longest: 'text-40 leading-[0.96] narrow:text-28 max-md:text-[25px] max-md:leading-none',
      },
    },
  },
);

interface Props {
  viewer: Viewer;
  genre: OrUnavailable<'getFavouriteGenre'>;
  /** The API says the total in decimal digits, as the scenario has it. */
  plays: OrUnavailable<'getPlays'>;
  playlists: OrUnavailable<'listPlaylists'>;
}

/** The greeting: name, pass and plan from the session at once, numbers and genre when the API has told them. */
export async function Hero({ viewer, genre, plays, playlists }: Props) {
  const t = await getTranslations();
  return (
    <section className={HERO}>
      <div className="min-w-0 flex-1 tight:basis-full">
        <div
          className="flex min-w-0 items-end gap-12 max-md:min-h-32 max-md:justify-between max-md:gap-4"
          data-spotlit
        >
          <h1 className="min-w-0">
            <span className="mb-3.5 ml-0.75 block text-22 leading-none font-medium tracking-[-0.015em] text-muted max-md:mb-2.5 max-md:text-18">
              {t('home.hello')}
            </span>{' '}
            <Datum mark="displayName" place="below">
              <span className={nameVariants({ length: lengthStep(viewer.displayName) })}>
                {viewer.displayName}
              </span>
            </Datum>
          </h1>
          <Datum mark="roles" place="below-end" block>
            {viewer.editor ? (
              <Pass />
            ) : (
              <Suspense fallback={<BlankPass plays={null} />}>
                <PassToBe plays={plays} />
              </Suspense>
            )}
          </Datum>
        </div>
        <p className="mt-6.5 ml-0.75 flex flex-wrap gap-x-4.5 gap-y-1.5 leading-6 text-muted max-md:mt-4.5 max-md:gap-x-3.5 max-md:gap-y-0.5 xray:mt-11 xray:gap-x-29 xray:max-md:gap-x-24 xray:max-md:gap-y-8.5 xray:max-md:pb-3 [&_b]:text-foreground">
          <Datum mark="plan" place="below">
            <Rich>{t.rich(`home.plan.${viewer.plan}`, STRONG)}</Rich>
          </Datum>
          <Suspense fallback={<NumbersPlace editor={viewer.editor} />}>
            <Numbers viewer={viewer} plays={plays} playlists={playlists} />
          </Suspense>
        </p>
      </div>
      <Suspense fallback={<GenreSkeleton />}>
        <GenreTile genre={genre} />
      </Suspense>
    </section>
  );
}

async function PassToBe({ plays }: Pick<Props, 'plays'>) {
  const total = await plays;
  return <BlankPass plays={total instanceof Unavailable ? null : Number(total)} />;
}

async function Numbers({ viewer, plays, playlists }: Omit<Props, 'genre'>) {
  const [t, told, mine] = await Promise.all([getTranslations(), plays, playlists]);
  const total = told instanceof Unavailable ? null : Number(told);
  const missing = EDITOR_THRESHOLD - (total ?? 0);
  return (
    <>
      {!(mine instanceof Unavailable) && total !== null && (
        <Datum mark="totalPlays" place="below">
          <Rich>
            {t.rich(mine.nextCursor ? 'home.playlistsAndMore' : 'home.playlists', {
              count: mine.items.length,
              ...STRONG,
            })}
          </Rich>
          <span>{', '}</span>
          <Rich>{t.rich('home.plays', { count: total, ...STRONG })}</Rich>
        </Datum>
      )}
      {!viewer.editor && total !== null && missing > 0 && (
        <Datum mark="totalPlays" place="below">
          {t('home.toGo', { count: missing })}
        </Datum>
      )}
    </>
  );
}

/** Their place; on a phone, what is still to go for the pass has a line of its own. */
function NumbersPlace({ editor }: { editor: boolean }) {
  return (
    <>
      <span>{'\u00a0'}</span>
      {!editor && <span className="basis-full md:hidden">{'\u00a0'}</span>}
    </>
  );
}

/** Palettes that are dark enough for white words. */
const DARK = ['petrol', 'ember', 'lagoon', 'cobalt', 'rosso', 'moss', 'carbon'];

const genreVariants = cva(
  [
    'relative isolate flex h-40 w-76 flex-none flex-col justify-end rounded-panel px-5 py-4.5 max-md:mt-5.5 max-md:h-26 max-md:w-auto',
    'max-md:px-4.5 max-md:py-3.5 narrow:w-55 tight:h-26 tight:w-full xray:max-md:mt-16',
  ],
  {
    variants: {
      state: {
        told: 'bg-[#0b202b] text-white',
        // On a phone the banner takes its place.
        unavailable: 'text-subtle max-md:hidden',
        loading: '',
      },
    },
  },
);
const labelVariants = cva('text-13', {
  variants: { unavailable: { true: 'text-muted', false: 'text-[#e9e3d7]' } },
});
const GENRE =
  'mt-0.5 font-display text-28 leading-[1.1] font-650 tracking-[-0.02em] font-stretch-88% max-md:text-26';

/** The favourite genre. */
async function GenreTile({ genre: told }: { genre: OrUnavailable<'getFavouriteGenre'> }) {
  const [t, genre] = await Promise.all([getTranslations(), told]);
  if (genre instanceof Unavailable) {
    return (
      <div className={genreVariants({ state: 'unavailable' })}>
        <span className="absolute inset-0 -z-1 rounded-[inherit]">
          <Skeleton unavailable corners="inherit" className="h-full" />
        </span>
        <span className={labelVariants({ unavailable: true })}>{t('home.genre')}</span>
        <b className={GENRE}>{t('common.unavailable')}</b>
      </div>
    );
  }
  const seed = `genre:${genre ?? 'none'}`;
  const palette = DARK[hash(seed) % DARK.length] ?? 'petrol';
  return (
    <Datum mark="favouriteGenre" place="below-end" block className={genreVariants({ state: 'told' })}>
      <span
        className="absolute inset-0 -z-1 overflow-hidden rounded-[inherit] after:absolute after:inset-0 after:bg-[linear-gradient(180deg,rgb(8_16_22/15%),rgb(8_16_22/86%)_72%)]"
        aria-hidden="true"
      >
        {/* biome-ignore lint/performance/noImgElement: an SVG of our own gains nothing from image optimization */}
        <img
          className="absolute top-[-46%] h-auto w-full max-md:top-[-120%] tight:top-[-120%] xray:brightness-72 xray:contrast-85 xray:grayscale"
          src={coverUrl(seed, { motif: 'strata', palette })}
          alt=""
          width="400"
          height="400"
        />
      </span>
      <PageLink
        className="absolute top-2.5 right-2.5 grid size-10 place-items-center rounded-full bg-[rgb(8_16_22/62%)] text-white focus-visible:outline-white max-md:size-11"
        href="/settings#genre"
        aria-label={t('home.genreChange')}
      >
        <PencilLine className="size-4" />
      </PageLink>
      <span className={labelVariants({ unavailable: false })}>{t('home.genre')}</span>
      <b className={GENRE}>{genre ?? t('home.genreNone')}</b>
    </Datum>
  );
}

/** The place of the greeting while the page is on its way. */
export function HeroSkeleton() {
  return (
    <div className={HERO} aria-hidden="true">
      <div className="min-w-0 flex-1 tight:basis-full">
        <Skeleton className="h-53.5 w-80 max-w-full max-md:h-42.5" />
      </div>
      <GenreSkeleton />
    </div>
  );
}

function GenreSkeleton() {
  return (
    <span className={genreVariants({ state: 'loading' })}>
      <span className="absolute inset-0 rounded-[inherit]">
        <Skeleton corners="inherit" className="h-full" />
      </span>
    </span>
  );
}
