'use client';

import { ListEnd } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { Cover } from '#components/cover.tsx';
import { PageLink } from '#components/page-link.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { mediaMatches } from '#lib/browser/window.ts';
import { usePlayer } from './player-context.ts';
import { QueuePanel } from './queue-panel.tsx';
import { Scrubber, usePosition } from './scrubber.tsx';
import { Transport } from './transport.tsx';
import { Volume } from './volume.tsx';

const CONSOLE = [
  'fixed right-backstage bottom-4 left-0 z-30 mr-4 ml-[calc(var(--w-rail)+16px)] short:sticky short:bottom-2',
  'grid h-player max-w-[1380px] grid-cols-[minmax(160px,270px)_auto_minmax(120px,1fr)_auto] items-center gap-6.5',
  'rounded-console bg-console pr-4.5 pl-3 shadow-3 backdrop-blur-[24px] backdrop-saturate-150 forced-colors:border',
  'md:max-xl:grid-cols-[minmax(120px,220px)_auto_minmax(110px,1fr)_auto] md:max-xl:gap-3',
  'max-md:bottom-[calc(76px+env(safe-area-inset-bottom))] max-md:mr-2 max-md:ml-2 max-md:flex max-md:h-16',
  'max-md:gap-3 max-md:overflow-hidden max-md:rounded-panel max-md:pr-1.5 max-md:pl-2',
].join(' ');

/**
 * The player that floats over every page; on a phone it is small, and opens to the whole sheet. On a low screen it takes
 * its own place at the end of the page as well, so that nothing ends under it.
 */
export function PlayerBar() {
  const t = useTranslations();
  const { track, queue } = usePlayer();
  const panel = useRef<HTMLDialogElement>(null);
  const panelId = useId();
  const [isQueueOpen, setQueueOpen] = useState(false);
  if (!track) return null;
  const { from } = track;

  const toggleQueue = () => {
    const dialog = panel.current;
    if (!dialog) return;
    if (dialog.open) return dialog.close();
    setQueueOpen(true);
    if (mediaMatches('(width < 45rem)')) dialog.showModal();
    else dialog.show();
  };

  return (
    <>
      <section className={CONSOLE} data-player-bar data-player aria-label={t('player.label')}>
        <Datum mark={from ? 'playlistSong' : 'ownSong'} block className="min-w-0 flex-1">
          <PageLink
            className="flex min-w-0 items-center gap-3.5 rounded-control"
            href={from ? `/playlists/${from.playlistId}` : '/songs'}
          >
            <Cover seed={from?.playlistId ?? track.songId} size={56} className="max-md:w-12" />
            <span className="min-w-0">
              <b className="block truncate font-semibold tracking-[-0.01em]">{track.title}</b>
              <small className="block truncate text-13 text-muted">
                {from ? t('player.from', { playlist: from.name, owner: from.owner }) : t('player.yourSongs')}
              </small>
            </span>
          </PageLink>
        </Datum>
        <Transport />
        <Scrubber className="max-md:hidden" />
        <PlayerBarProgress />
        <div className="flex items-center gap-0.5">
          <Volume />
          <IconButton
            label={t('player.queueCount', { count: queue.tracks.length })}
            aria-expanded={isQueueOpen}
            aria-controls={panelId}
            onClick={toggleQueue}
          >
            <ListEnd />
          </IconButton>
        </div>
      </section>
      <QueuePanel id={panelId} dialog={panel} onClose={() => setQueueOpen(false)} />
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
