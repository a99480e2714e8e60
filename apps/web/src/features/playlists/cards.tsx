import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { cva } from 'class-variance-authority';
import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Children, type ReactNode } from 'react';
import { Cover } from '#components/cover.tsx';
import { PageLink } from '#components/page-link.tsx';
import { Rich } from '#components/rich.tsx';
import { PassTag } from '#components/ui/pass-tag.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { PersonLink } from '#features/people/person-link.tsx';
import { NowPlayingMark } from '#features/player/equalizer.tsx';
import { PlayPlaylistButton } from './play-playlist-button.tsx';
import { PlaylistLength } from './playlist-length.tsx';

// Playlists as people find them: sleeves, tiles and wide rows, each with its grid, and its place while it is loaded.
// One room, since a place is as large as what comes into it: what changes one changes the other.

const cardGrid = cva('grid grid-cols-5 gap-6 narrow:grid-cols-4', {
  variants: {
    oneRow: {
      // Of five, as many as there is room for; on a phone they go on to the side.
      true: [
        'narrow:*:nth-5:hidden max-md:-mx-page max-md:flex max-md:snap-x max-md:snap-mandatory max-md:scroll-pl-page',
        'max-md:gap-3.5 max-md:overflow-x-auto max-md:px-page max-md:py-1 max-md:[scrollbar-width:none]',
        'max-md:*:w-37 max-md:*:flex-none max-md:*:snap-start',
      ],
      false: 'max-md:grid-cols-2 max-md:gap-x-3.5 max-md:gap-y-5.5',
    },
  },
});

interface GridProps {
  /** They are five at most. */
  oneRow?: boolean;
  children: ReactNode;
}

/** A grid of `PlaylistCard`s. */
export function CardGrid({ oneRow = false, children }: GridProps) {
  return <div className={cardGrid({ oneRow })}>{children}</div>;
}

interface CardProps {
  playlist: PlaylistSummary;
  /** Its place in the featured list. */
  position?: number;
  eager?: boolean;
  /** `h2` on a page whose sections have no headings of their own. */
  heading?: 'h2' | 'h3';
}

/** A playlist as a sleeve. Hovering lifts it and shows play; on touch the card just opens. */
export function PlaylistCard({ playlist, position, eager, heading: Heading = 'h3' }: CardProps) {
  const t = useTranslations();
  const { playlistId, name, owner, plays, mine, visibility } = playlist;
  const count = t('common.plays', { count: plays });
  return (
    <article className="group relative min-w-0">
      <PageLink className="block rounded-cover" href={`/playlists/${playlistId}`}>
        <span className="relative block">
          <Cover
            seed={playlistId}
            eager={eager ?? false}
            className="transition-[translate,box-shadow] duration-320 ease-out group-hover:-translate-y-1 group-hover:shadow-2"
          />
        </span>
        <Heading className="mt-3.5 flex items-baseline gap-2.25 text-15 leading-[1.3] font-semibold tracking-[-0.012em] max-md:mt-2.5">
          {position !== undefined && (
            <span className="min-w-2.25 font-display text-15 leading-none font-bold text-subtle font-stretch-78%">
              {position}
            </span>
          )}
          <span className="truncate">{name}</span>
        </Heading>
      </PageLink>
      <p className="mt-0.75 truncate text-13 text-muted">
        {mine && visibility === 'private' && (
          <>
            <Lock className="mr-1 inline size-3.5 align-[-2px]" />
            <span className="sr-only">{`${t('common.private')}, `}</span>
          </>
        )}
        {mine && position === undefined ? (
          <span>{count}</span>
        ) : (
          <Rich>
            {t.rich('common.byPerson', {
              name: owner.displayName,
              plays: count,
              person: (name) => (
                <PersonLink personId={owner.personId} className="-my-1 inline-block py-1">
                  {Children.toArray(name).join('')}
                </PersonLink>
              ),
            })}
          </Rich>
        )}
      </p>
      <span className="pointer-events-none absolute top-0 right-2.5 grid aspect-square w-full items-end justify-items-end pb-2.5 max-md:hidden [@media(hover:none)]:hidden">
        <PlayPlaylistButton playlistId={playlistId} name={name} />
      </span>
    </article>
  );
}

interface SkeletonsProps {
  count: number;
}

/**
 * A place for each of `count` cards, as large as they will be. While they are loaded it sweeps; `unavailable` when they
 * cannot be had right now: still hatching, nobody waits for it.
 */
export function CardSkeletons({
  count,
  oneRow = false,
  unavailable,
}: SkeletonsProps & { oneRow?: boolean; unavailable?: boolean }) {
  return (
    <div className={cardGrid({ oneRow })} aria-hidden="true">
      {places(count).map((place) => (
        <div className="min-w-0" key={place}>
          <Skeleton unavailable={unavailable} className="aspect-square" />
          <span className="mt-3.5 grid h-[1.3em] items-center text-15 max-md:mt-2.5">
            <Skeleton unavailable={unavailable} className="h-4 w-3/4" />
          </span>
          <span className="mt-0.75 grid h-[1.45em] items-center text-13">
            <Skeleton unavailable={unavailable} className="h-3 w-1/2" />
          </span>
        </div>
      ))}
    </div>
  );
}

const TILES = 'grid grid-cols-3 gap-3 max-md:grid-cols-1 max-md:gap-1 narrow:grid-cols-2';

/** A grid of `PlaylistTile`s. */
export function TileGrid({ children }: { children: ReactNode }) {
  return <div className={TILES}>{children}</div>;
}

/** One of the person's own playlists, on the shelf. */
export function PlaylistTile({ playlist }: { playlist: PlaylistSummary }) {
  const t = useTranslations();
  return (
    <PageLink
      className="flex min-h-18 items-center gap-3.5 rounded-control py-2 pr-4 pl-2 transition-colors hover:bg-surface-3 max-md:px-0 max-md:py-1.5 md:not-hover:bg-surface-2"
      href={`/playlists/${playlist.playlistId}`}
    >
      <Cover seed={playlist.playlistId} size={56} />
      <span className="min-w-0 flex-1">
        <b className="block truncate font-semibold tracking-[-0.01em]">{playlist.name}</b>
        <span className="flex items-center gap-1.5 text-13 text-muted tabular-nums">
          {playlist.visibility === 'private' && (
            <>
              <Lock className="size-3.25" />
              <span className="sr-only">{`${t('common.private')}, `}</span>
            </>
          )}
          <span>{t('common.plays', { count: playlist.plays })}</span>
        </span>
      </span>
      <NowPlayingMark playlistId={playlist.playlistId} />
    </PageLink>
  );
}

/** The place of `count` tiles while they are loaded. */
export function TileSkeletons({ count }: SkeletonsProps) {
  return (
    <div className={TILES} aria-hidden="true">
      {places(count).map((place) => (
        <Skeleton className="h-18" key={place} />
      ))}
    </div>
  );
}

const WIDES = 'grid grid-cols-2 gap-6 max-md:grid-cols-1 max-md:gap-5';
const WIDE = 'group flex min-w-0 items-center gap-6 rounded-control max-md:gap-4';

/** A grid of `PlaylistWide`s. */
export function WideGrid({ children }: { children: ReactNode }) {
  return <div className={WIDES}>{children}</div>;
}

/** A playlist of somebody else, with room for its name. */
export function PlaylistWide({ playlist }: { playlist: PlaylistSummary }) {
  const t = useTranslations();
  const { playlistId, name, owner, plays, songCount, durationMs } = playlist;
  return (
    <PageLink className={WIDE} href={`/playlists/${playlistId}`}>
      <Cover seed={playlistId} className="w-42 max-md:w-28 narrow:w-28" />
      <div className="min-w-0">
        <h3 className="font-display text-28 leading-[1.05] font-650 tracking-tight wrap-anywhere decoration-2 underline-offset-[5px] font-stretch-88% group-hover:underline max-md:text-22 narrow:text-22">
          {name}
        </h3>
        <p className="mt-2 text-muted tabular-nums">
          <PlaylistLength songCount={songCount} durationMs={durationMs} />
        </p>
        <span className="mt-3 flex min-w-0 items-center gap-2 text-13 text-muted">
          <Cover seed={owner.displayName} size={24} round />
          <span className="truncate tabular-nums">
            {t('common.by', { name: owner.displayName, plays: t('common.plays', { count: plays }) })}
          </span>
          {owner.editor && <PassTag small />}
        </span>
      </div>
    </PageLink>
  );
}

/** The place of `count` wide rows while they are loaded. */
export function WideSkeletons({ count }: SkeletonsProps) {
  return (
    <div className={WIDES} aria-hidden="true">
      {places(count).map((place) => (
        <div className={WIDE} key={place}>
          <Skeleton className="aspect-square w-42 flex-none max-md:w-28 narrow:w-28" />
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
