'use client';

import { ListEnd, Maximize2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { PageLink } from '#components/page-link.tsx';
import { fetchedLate, useFetched } from '#components/ui/fetched-late.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { registerKeys } from '#lib/browser/keys.ts';
import { usePageMark } from '#lib/browser/page-mark.ts';
import { mediaMatches } from '#lib/browser/window.ts';
import { usePlayer } from './player-context.ts';
import type { Entry } from './queue.ts';
import { Scrubber, usePosition } from './scrubber.tsx';
import { SongCover } from './song-cover.tsx';
import { Transport } from './transport.tsx';
import { useOrigin } from './use-origin.ts';
import { PLAYER_DIALOG } from './use-player-keys.ts';
import { Volume } from './volume.tsx';

const CONSOLE = [
  'fixed right-backstage bottom-4 left-0 z-30 mr-4 ml-[calc(var(--w-rail)+16px)] short:sticky short:bottom-2',
  'grid h-player max-w-[1380px] grid-cols-[minmax(160px,270px)_auto_minmax(120px,1fr)_auto] items-center gap-6.5',
  'rounded-console bg-console pr-4.5 pl-3 shadow-3 backdrop-blur-[24px] backdrop-saturate-150 forced-colors:border',
  'md:max-xl:grid-cols-[minmax(120px,220px)_auto_minmax(110px,1fr)_auto] md:max-xl:gap-3',
  'max-md:bottom-[calc(76px+env(safe-area-inset-bottom))] max-md:mr-2 max-md:ml-2 max-md:flex max-md:h-16',
  'max-md:gap-3 max-md:overflow-hidden max-md:rounded-panel max-md:pr-1.5 max-md:pl-2',
].join(' ');

const SONG = 'flex min-w-0 items-center gap-3.5 rounded-control text-left';

const panels = fetchedLate(() => import('./panels.tsx'));

/** What is open over the page: the queue beside it, or the whole player. */
type Open = 'queue' | 'full' | null;

/**
 * The player's bar; on a phone it is small, and opens to the whole one. On a low screen it takes its own place at the
 * end of the page as well, so that nothing ends under it. Fetched late: use `PlayerBar`.
 */
export function Bar({ track }: { track: Entry }) {
  const t = useTranslations();
  const count = usePlayer(({ queue }) => queue.entries.length);
  const id = useId();
  const [open, setOpen] = useState<Open>(null);
  const fetched = useFetched(panels, open !== null, true);
  const close = () => setOpen(null);
  usePanelKeys(setOpen);
  usePageMark('overPlayer', true);
  const origin = useOrigin(track);
  const words = <SongWords track={track} />;

  return (
    <>
      <section className={CONSOLE} data-player-bar data-player aria-label={t('player.label')}>
        <Datum mark={origin.marks.song} block className="min-w-0 flex-1">
          <PageLink className={`${SONG} max-md:hidden`} href={origin.href}>
            {words}
          </PageLink>
          <button type="button" className={`${SONG} w-full md:hidden`} onClick={() => setOpen('full')}>
            {words}
            <span className="sr-only">{`, ${t('player.full')}`}</span>
          </button>
        </Datum>
        <Transport />
        <Scrubber className="max-md:hidden" inBar />
        <PlayerBarProgress />
        <div className="flex items-center gap-0.5">
          <Volume />
          <IconButton
            label={t('player.queueCount', { count })}
            aria-expanded={open === 'queue'}
            aria-controls={id}
            onClick={() => setOpen(turnQueue)}
          >
            <ListEnd />
          </IconButton>
          <IconButton className="max-md:hidden" label={t('player.full')} onClick={() => setOpen('full')}>
            <Maximize2 className="size-4.5" />
          </IconButton>
        </div>
      </section>
      {fetched && (
        <>
          <fetched.QueuePanel id={id} open={open === 'queue'} onClose={close} />
          <fetched.FullPlayer track={track} open={open === 'full'} onClose={close} />
        </>
      )}
    </>
  );
}

/** Opens the queue or closes it; where there is no room beside the page it is a part of the whole player. */
const turnQueue = (open: Open): Open => (open ? null : mediaMatches('(width < 45rem)') ? 'full' : 'queue');

function usePanelKeys(setOpen: (turn: (open: Open) => Open) => void) {
  useEffect(
    () =>
      registerKeys(
        {
          q: () => setOpen((open) => (open === 'full' ? open : turnQueue(open))),
          f: () => setOpen((open) => (open === 'full' ? null : 'full')),
        },
        { inDialog: PLAYER_DIALOG },
      ),
    [setOpen],
  );
}

function SongWords({ track }: { track: Entry }) {
  const t = useTranslations();
  const elsewhere = usePlayer((player) => player.elsewhere);
  const { name } = useOrigin(track);
  const { from } = track;
  return (
    <>
      <SongCover track={track} size={56} className="max-md:w-12" />
      <span className="min-w-0">
        <b className="block truncate font-semibold tracking-[-0.01em]">{track.title}</b>
        <small className="block truncate text-13 text-muted">
          {elsewhere
            ? t('player.elsewhere')
            : from
              ? t('player.from', { playlist: from.name, owner: from.owner })
              : name}
        </small>
      </span>
    </>
  );
}

/** How far the song is, as a line under the phone's small player. One seeks in the whole one. */
function PlayerBarProgress() {
  const { position, length } = usePosition();
  return (
    <span className="absolute inset-x-3 bottom-0 block md:hidden">
      <Meter value={position} max={length || 1} />
    </span>
  );
}

/** A thin bar of `value` out of `max`. The number beside it says it to screen readers. */
function Meter({ value, max }: { value: number; max: number }) {
  return (
    <svg
      className="block h-0.5 w-full overflow-hidden rounded-full bg-play-rest"
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className="fill-play" width={Math.min(100, (value / max) * 100)} height="4" />
    </svg>
  );
}
