'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { Cover } from '#components/cover.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { duration } from '#lib/duration.ts';
import { Equalizer } from './equalizer.tsx';
import { usePlayer } from './player-context.ts';
import { Scrubber } from './scrubber.tsx';
import { Transport } from './transport.tsx';

/** What comes next: a panel on a desk; on a phone the whole player. */
export function QueuePanel({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  const t = useTranslations();
  const { queue, track, playing, jump } = usePlayer();
  if (!track) return null;
  const close = () => dialog.current?.close();
  const mark = track.from ? 'playlistSongs' : 'ownSongs';
  return (
    <dialog className="queue" ref={dialog} aria-label={t('player.queue')}>
      <div className="queue__head">
        <h2>{t('player.queue')}</h2>
        <IconButton label={t('common.close')} onClick={close}>
          <X />
        </IconButton>
      </div>
      <div className="queue__stage">
        <Cover
          seed={track.from?.playlistId ?? track.songId}
          className="mx-auto w-[min(62vw,34vh)] shadow-cover"
        />
        <Datum mark={mark} place="above-end" block>
          <b>{track.title}</b>
          <span>{track.artist}</span>
        </Datum>
        <Scrubber />
        <Transport sheet />
      </div>
      <Datum mark={mark} place="above-end" block className="queue__frame">
        <ol className="queue__list">
          {queue.order.map((index, place) => {
            const item = queue.tracks[index];
            if (!item) return null;
            const current = place === queue.at;
            return (
              <li key={index}>
                <button type="button" aria-current={current} onClick={() => jump(place)}>
                  {current ? (
                    <Equalizer still={!playing} />
                  ) : (
                    <span className="tabular-nums">{place + 1}</span>
                  )}
                  <span>
                    <b>{item.title}</b>
                    <small>{item.artist}</small>
                  </span>
                  <span className="tabular-nums">
                    {item.durationMs === null ? '' : duration(item.durationMs)}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      </Datum>
    </dialog>
  );
}
