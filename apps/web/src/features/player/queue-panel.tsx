'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent, RefObject } from 'react';
import { Cover } from '#components/cover.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { duration } from '#lib/duration.ts';
import { Equalizer } from './equalizer.tsx';
import { usePlayer } from './player-context.ts';
import { Scrubber } from './scrubber.tsx';
import { Transport } from './transport.tsx';
import { Volume } from './volume.tsx';

interface Props {
  id: string;
  dialog: RefObject<HTMLDialogElement | null>;
  onClose: () => void;
}

const PANEL = [
  'fixed right-beside bottom-[calc(var(--h-player)+28px)] left-auto z-35 m-0 hidden flex-col open:flex',
  'max-h-[min(560px,calc(100vh-140px))] w-100 max-w-none overflow-hidden rounded-console bg-surface-3 p-0',
  'text-foreground shadow-3 forced-colors:border md:short:bottom-2 md:short:max-h-[calc(100vh-16px)]',
  'max-md:inset-0 max-md:h-dvh max-md:max-h-none max-md:w-auto max-md:rounded-none max-md:bg-surface-1',
  'max-md:short:overflow-y-auto',
].join(' ');

/**
 * What comes next: a panel on a desk; on a phone the whole player, with all that the bar of a desk has. The volume
 * stands here wherever the bar has no room for it.
 */
export function QueuePanel({ id, dialog, onClose }: Props) {
  const t = useTranslations();
  const { track } = usePlayer();
  if (!track) return null;
  const close = () => dialog.current?.close();
  // The browser closes a dialog so only where it is modal, as on a phone. An X-ray card over it goes first.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isOwn = event.currentTarget === (event.target as Element).closest('dialog, [role=dialog]');
    if (event.key !== 'Escape' || event.defaultPrevented || !isOwn) return;
    event.preventDefault();
    close();
  };
  const mark = track.from ? 'playlistSongs' : 'ownSongs';
  return (
    <dialog
      className={PANEL}
      ref={dialog}
      id={id}
      data-player
      aria-label={t('player.queue')}
      onKeyDown={onKeyDown}
      onClose={onClose}
    >
      <div className="flex items-center gap-2 pt-2.5 pr-2.5 pb-1.5 pl-5">
        <h2 className="flex-1 font-display text-22 leading-[1.2] font-650 tracking-[-0.02em] font-stretch-90%">
          {t('player.queue')}
        </h2>
        <IconButton label={t('common.close')} onClick={close}>
          <X />
        </IconButton>
      </div>
      <div className="hidden gap-3.5 border-b border-line px-5 pt-1 pb-3.5 max-md:grid narrow:grid">
        <div className="grid gap-3.5 md:hidden">
          <Cover
            seed={track.from?.playlistId ?? track.songId}
            className="mx-auto w-[min(62vw,34vh)] shadow-cover short:hidden"
          />
          <Datum mark={mark} place="above-end" block>
            <b className="block truncate font-display text-22 leading-[1.2] font-650">{track.title}</b>
            <span>{track.artist}</span>
          </Datum>
          <Scrubber />
          <Transport sheet />
        </div>
        <Volume wide />
      </div>
      <Datum
        mark={mark}
        place="above-end"
        block
        className="flex min-h-0 flex-1 flex-col xray:mt-6 xray:[--gap:-4px] max-md:short:flex-none"
      >
        <Songs />
      </Datum>
    </dialog>
  );
}

/** The songs in the order in which they play; each can be gone to. */
function Songs() {
  const { queue, playing, jump } = usePlayer();
  return (
    <ol className="flex-1 overflow-y-auto px-2 pt-1 pb-3">
      {queue.order.map((index, place) => {
        const item = queue.tracks[index];
        if (!item) return null;
        const current = place === queue.at;
        return (
          <li key={index}>
            <button
              type="button"
              className="grid min-h-12 w-full grid-cols-[28px_minmax(0,1fr)_auto] items-center gap-2.5 rounded-control px-3 py-1 text-left hover:bg-surface-4 aria-[current=true]:bg-play-row aria-[current=true]:text-accent-text"
              aria-current={current}
              onClick={() => jump(place)}
            >
              {current ? (
                <Equalizer still={!playing} />
              ) : (
                <span className="text-13 text-muted tabular-nums">{place + 1}</span>
              )}
              <span>
                <b className="block truncate font-550">{item.title}</b>
                <small className="block truncate text-13 text-muted">{item.artist}</small>
              </span>
              <span className="text-13 text-muted tabular-nums">
                {item.durationMs === null ? '' : duration(item.durationMs)}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
