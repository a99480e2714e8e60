'use client';

import type { Song } from '@setlist/contracts/songs';
import { cva } from 'class-variance-authority';
import { ArrowDown, ArrowUp, Clock3, Hourglass, Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { listRow } from '#components/list-row.ts';
import { LikeButton } from '#features/likes/like-button.tsx';
import { Equalizer } from '#features/player/equalizer.tsx';
import { duration } from '#lib/duration.ts';
import { turnSorting } from '#lib/sorting.ts';
import { Choice, type Choosing } from './choice.tsx';
import type { SongSorting } from './song-sorts.ts';

// One room for all that stands in a row: where one part has no place, on a phone or with a grip, another takes it up.

const columns = cva('', {
  variants: {
    grip: {
      true: [
        'grid-cols-[28px_32px_minmax(0,5fr)_minmax(0,3fr)_132px_56px_40px_44px]',
        'narrow:grid-cols-[28px_32px_minmax(0,5fr)_minmax(0,3fr)_56px_40px_44px]',
        'max-md:grid-cols-[44px_minmax(0,1fr)_auto_44px_44px]',
      ],
      false: [
        'grid-cols-[32px_minmax(0,5fr)_minmax(0,3fr)_132px_56px_40px_44px]',
        'narrow:grid-cols-[32px_minmax(0,5fr)_minmax(0,3fr)_56px_40px_44px]',
        'max-md:grid-cols-[44px_minmax(0,1fr)_auto_44px_44px]',
      ],
    },
  },
});

/** A row of a list of songs: `SongColumns`, then a menu; before them a grip or its place, where the list has an order. */
export const songRow = ({ grip }: { grip: boolean }) =>
  listRow({ className: columns({ grip, className: 'h-14 max-md:h-16' }) });

/** What a row shows of a song. */
export type SongOfRow = Pick<
  Song,
  'songId' | 'songname' | 'artist' | 'genre' | 'durationMs' | 'hasAudio' | 'hasCover' | 'beingMade' | 'liked'
> &
  Partial<Pick<Song, 'soundFailed'>>;

interface Props {
  song: SongOfRow;
  index: number;
  /** It is the player's song, playing or paused. */
  current: boolean;
  playing: boolean;
  onPlay: () => void;
  /** Whether a grip stands before them; on a phone it stands instead of the number. */
  grip: boolean;
  /** While somebody chooses, a press chooses the song instead of playing it. */
  choosing?: Choosing | undefined;
}

/** What every list of songs shows of one: number with its play button, title, artist, genre, length, heart. */
export function SongColumns({ song, index, current, playing, onPlay, grip, choosing }: Props) {
  const t = useTranslations();
  const { songname, artist, genre, durationMs, hasAudio } = song;
  const id = useId();
  const silence: Silence | undefined = hasAudio ? undefined : { why: whySilent(song), id: `${id}-silent` };
  return (
    <>
      {choosing ? (
        <Choice song={song} {...choosing} />
      ) : (
        <SongNumber
          song={songname}
          number={index + 1}
          onPhone={!grip}
          silence={silence}
          current={current}
          playing={playing}
          onPlay={onPlay}
        />
      )}
      <SongTitle
        songname={songname}
        artist={artist}
        current={current}
        playing={playing}
        silence={silence}
        isButton={grip && !choosing}
        onPress={
          choosing ? ({ shiftKey }) => choosing.onChoose(song.songId, shiftKey) : silence ? undefined : onPlay
        }
      />
      <span className="truncate max-md:hidden">{artist}</span>
      <span className="truncate max-md:hidden narrow:hidden">{genre}</span>
      <span className="text-right text-14 tabular-nums">
        {durationMs === null ? (
          <span className="sr-only">{t('song.unknownLength')}</span>
        ) : (
          duration(durationMs)
        )}
      </span>
      {!choosing && <LikeButton song={song} />}
    </>
  );
}

const HEAD =
  'mb-1.5 grid h-9 items-center gap-x-3 border-b border-line px-1 text-12 text-subtle max-md:hidden';

interface HeadProps {
  grip: boolean;
  /** The order of the list, where it can be chosen. */
  sorting?: SongSorting;
  onSort?: (sorting: SongSorting) => void;
  /** What stands above the menus of the rows. */
  children?: ReactNode;
}

/**
 * The names of the columns above a list of songs; `grip` where the rows begin with one. Where the list can be sorted they
 * are buttons for that; else they are for the eye alone.
 */
export function SongHead({ grip, sorting, onSort, children }: HeadProps) {
  const t = useTranslations();
  const className = columns({ grip, className: HEAD });
  if (sorting && onSort) {
    const column = (sort: SongSorting['sort']) => ({ sort, sorting, onSort });
    return (
      <div className={className}>
        <ColumnHead {...column('added')} className="justify-center">
          <span>#</span>
        </ColumnHead>
        <ColumnHead {...column('title')}>
          <span>{t('song.title')}</span>
        </ColumnHead>
        <ColumnHead {...column('artist')}>
          <span>{t('song.artist')}</span>
        </ColumnHead>
        <ColumnHead {...column('genre')} className="narrow:hidden">
          <span>{t('song.genre')}</span>
        </ColumnHead>
        <ColumnHead {...column('duration')} className="justify-end">
          <Clock3 className="size-3.75" />
        </ColumnHead>
        <span />
        {children}
      </div>
    );
  }
  return (
    <div className={className} aria-hidden="true">
      {grip && <span />}
      <span className="text-center">#</span>
      <span>{t('song.title')}</span>
      <span>{t('song.artist')}</span>
      <span className="max-md:hidden narrow:hidden">{t('song.genre')}</span>
      <Clock3 className="ml-auto size-3.75" />
    </div>
  );
}

interface ColumnProps extends Required<Omit<HeadProps, 'grip' | 'children'>> {
  sort: SongSorting['sort'];
  className?: string;
  children: ReactNode;
}

const columnHead = cva([
  'inline-flex h-9 min-w-0 items-center gap-1 rounded-small hover:text-foreground aria-pressed:font-650',
  'aria-pressed:text-foreground forced-colors:aria-pressed:underline',
]);

/** Sorts by a column, and the other way round with the next press. It says how the list is sorted now. */
function ColumnHead({ sort, sorting, onSort, className, children }: ColumnProps) {
  const t = useTranslations();
  const isSorted = sorting.sort === sort;
  const Arrow = sorting.order === 'asc' ? ArrowUp : ArrowDown;
  const label = t(`sort.by.${sort}`);
  return (
    <button
      type="button"
      className={columnHead({ className })}
      aria-label={
        isSorted ? t('sort.now', { column: label, order: t(`sort.${sort}.${sorting.order}`) }) : label
      }
      aria-pressed={isSorted}
      onClick={() => onSort(turnSorting(sorting, sort))}
    >
      {children}
      {isSorted && <Arrow className="size-3.5" />}
    </button>
  );
}

/** Why a song cannot be played, as one of its messages, and the id of the words that say so. */
interface Silence {
  why: 'silent' | 'beingMade' | 'soundFailed';
  id: string;
}

function whySilent({ beingMade, soundFailed }: Props['song']): Silence['why'] {
  if (beingMade) return 'beingMade';
  return soundFailed ? 'soundFailed' : 'silent';
}

interface NumberProps {
  song: string;
  number: number;
  /** Whether it stands on a phone, too. */
  onPhone: boolean;
  /** Undefined when the song can be played. */
  silence: Silence | undefined;
  /** It is the player's song, playing or paused. */
  current: boolean;
  playing: boolean;
  onPlay: () => void;
}

const numberFrame = cva(
  [
    'group/number grid h-11 w-8 place-items-center text-muted *:col-start-1 *:row-start-1',
    'font-display text-[17px] leading-none font-650 font-stretch-80%',
  ],
  { variants: { onPhone: { true: 'max-md:w-11', false: 'max-md:hidden' } } },
);
// Faded out on hover it lies above the button, which is the one to be clicked.
const face = cva('pointer-events-none grid place-items-center group-has-focus-visible/number:opacity-0', {
  variants: { silent: { false: 'group-hover/row:opacity-0', true: '' } },
});
const glyph = cva('size-4 fill-current opacity-0 group-focus-visible/play:opacity-100', {
  variants: { silent: { false: 'group-hover/row:opacity-100', true: '' } },
});

/** A song's number in its list. The button upon it plays; hovering or focusing it swaps the number for its glyph. */
function SongNumber({ song, number, onPhone, silence, current, playing, onPlay }: NumberProps) {
  const silent = silence !== undefined;
  const made = silence?.why === 'beingMade';
  const label = usePlayLabel(song, silence, playing);
  const Glyph = playing ? Pause : Play;
  return (
    <span className={numberFrame({ onPhone })}>
      <span className={face({ silent })}>
        <NumberFace number={number} made={made} current={current} playing={playing} />
      </span>
      {/* Not `disabled`: keyboards have to reach it, to be told why. Where the title is the button, for the pointer alone. */}
      <button
        type="button"
        className="group/play grid size-full place-items-center rounded-small text-foreground"
        {...(onPhone
          ? { 'aria-disabled': silent, 'aria-label': label }
          : { 'aria-hidden': true, tabIndex: -1 })}
        aria-describedby={silence?.id}
        onClick={silent ? undefined : onPlay}
      >
        <Glyph className={glyph({ silent })} />
      </button>
    </span>
  );
}

/** What the button says that plays a song. */
function usePlayLabel(song: string, silence: Silence | undefined, playing: boolean): string {
  const t = useTranslations();
  if (silence) return t(silence.why === 'beingMade' ? 'song.beingMadeNamed' : 'song.noAudio', { song });
  return t(playing ? 'song.pause' : 'song.play', { song });
}

interface FaceProps {
  number: number;
  /** Its sound is being made. */
  made: boolean;
  current: boolean;
  playing: boolean;
}

function NumberFace({ number, made, current, playing }: FaceProps) {
  if (current) return <Equalizer still={!playing} />;
  if (made) return <Hourglass className="size-4" />;
  return <span className="tabular-nums">{number}</span>;
}

interface TitleProps {
  songname: string;
  artist: string;
  current: boolean;
  playing: boolean;
  /** Undefined when it has sound. */
  silence: Silence | undefined;
  /** The number has no place on a phone, and so the button is the title and not the number. */
  isButton: boolean;
  onPress: ((event: { shiftKey: boolean }) => void) | undefined;
}

// Why it cannot be played is told at every width; the artist has a column where there is room.
const belowTitle = cva('truncate text-13 font-normal tracking-normal text-muted max-md:mt-0.5', {
  variants: { silent: { true: 'block', false: 'hidden max-md:block' } },
});
const artistBelow = cva('', {
  variants: { silent: { true: "before:content-['_·_'] md:hidden", false: '' } },
});

/** The title; on a phone it says the artist too, and tapping it plays. */
function SongTitle({ songname, artist, current, playing, silence, isButton, onPress }: TitleProps) {
  const t = useTranslations();
  const silent = silence !== undefined;
  const label = usePlayLabel(songname, silence, playing);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the number or the title itself is the button; this only makes a larger target
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <span
      className="truncate text-left text-15 font-550 tracking-[-0.012em] text-foreground group-data-playing/row:text-accent-text max-md:min-h-12 max-md:w-full max-md:text-16"
      onClick={onPress}
    >
      {current && (
        <span className="mr-2 inline-block md:hidden">
          <Equalizer still={!playing} />
        </span>
      )}
      {isButton ? (
        // What it does is done by the title around it.
        <button
          type="button"
          className="inline-block min-h-6 max-w-full truncate rounded-small align-bottom -outline-offset-2"
          aria-disabled={silent}
          aria-label={label}
          aria-describedby={silence?.id}
        >
          {songname}
        </button>
      ) : (
        <span>{songname}</span>
      )}
      {playing && <span className="sr-only">{` (${t('song.playing')})`}</span>}
      <small className={belowTitle({ silent })}>
        {silence && <span id={silence.id}>{t(`song.${silence.why}`)}</span>}
        <span className={artistBelow({ silent })}>{artist}</span>
      </small>
    </span>
  );
}
