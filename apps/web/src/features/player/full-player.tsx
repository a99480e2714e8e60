'use client';

import { chooseCover } from '@setlist/covers/cover';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { PageLink } from '#components/page-link.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useOpenLater } from '#components/ui/use-overlays.ts';
import { LikeButton } from '#features/likes/like-button.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { closeOnBack } from '#lib/browser/close-on-back.ts';
import { closeByEscape } from './close-by-escape.ts';
import { coverOf, type Entry } from './queue.ts';
import { QueueList } from './queue-list.tsx';
import { Scrubber } from './scrubber.tsx';
import { SongCover } from './song-cover.tsx';
import { Transport } from './transport.tsx';
import { useOrigin } from './use-origin.ts';
import { useShown } from './use-shown.ts';
import { Volume } from './volume.tsx';

interface Props {
  track: Entry;
  open: boolean;
  onClose: () => void;
}

const SHEET = [
  'fixed inset-0 z-38 m-0 hidden size-full max-h-none max-w-none flex-col p-0 text-foreground open:flex',
  'bg-[linear-gradient(180deg,var(--tint)_0%,var(--surface-1)_46%)] bg-surface-1 bg-no-repeat xray:bg-none',
  'outline-none max-md:overflow-y-auto short:overflow-y-auto',
].join(' ');

/**
 * The whole player over the page, with all that it has, made after the button that opens it has answered. Escape, Back
 * and its button close it.
 */
export function FullPlayer({ track, open: asked, onClose }: Props) {
  const t = useTranslations();
  const open = useOpenLater(asked);
  const dialog = useRef<HTMLDialogElement>(null);
  const left = useRef(false);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  // What is pressed first, most likely; Close would go at a press of the space bar that means the song.
  useShown(dialog, open, { first: '[data-toggle]', covers: true });
  useEffect(() => {
    if (!open) return;
    left.current = false;
    const release = closeOnBack(() => close.current());
    return () => release({ forLink: left.current });
  }, [open]);
  const origin = useOrigin(track);
  return (
    <dialog
      ref={dialog}
      className={SHEET}
      data-player
      data-modal={open || undefined}
      aria-modal
      data-palette={chooseCover(coverOf(track)).palette.name}
      aria-label={t('player.nowPlaying')}
      onKeyDown={closeByEscape(onClose)}
    >
      {open && (
        <>
          <div className="flex items-center gap-2 px-2.5 pt-[calc(10px+env(safe-area-inset-top))] md:px-5">
            <IconButton label={t('common.close')} onClick={onClose}>
              <ChevronDown />
            </IconButton>
            <Datum mark={origin.marks.name} place="end" className="min-w-0">
              <PageLink
                // In the place of the sheet, which Back would close.
                replace
                className="block truncate rounded-small px-1 text-13 text-tint-text underline-offset-3 hover:underline"
                href={origin.href}
                onClick={() => {
                  left.current = true;
                  onClose();
                }}
              >
                {origin.name}
              </PageLink>
            </Datum>
          </div>
          <div className="grid min-h-0 flex-1 max-md:block md:grid-cols-[minmax(0,1fr)_minmax(320px,420px)] short:block">
            <div className="mx-auto grid w-full max-w-140 content-center gap-4 px-5 pb-4 max-md:gap-3.5 md:max-w-[calc(max(320px,46vh)+72px)] md:px-9 md:pb-16 short:max-w-140">
              <SongCover
                track={track}
                eager
                className="mx-auto w-[min(62vw,34vh)] shadow-cover md:w-full short:hidden"
              />
              <div className="flex items-center gap-3">
                <Datum mark={origin.marks.songs} place="above-end" block className="min-w-0 flex-1">
                  <b className="block truncate font-display text-22 leading-[1.2] font-650 md:text-28">
                    {track.title}
                  </b>
                  <span className="block truncate text-tint-text">{track.artist}</span>
                </Datum>
                <LikeButton
                  key={track.songId}
                  song={{ songId: track.songId, songname: track.title, liked: track.liked }}
                />
              </div>
              <Scrubber />
              <Transport sheet />
              <Volume wide />
            </div>
            <QueueList className="md:border-l md:border-line md:bg-surface-1 md:pb-4 short:border-0" />
          </div>
        </>
      )}
    </dialog>
  );
}
