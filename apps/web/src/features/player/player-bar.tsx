'use client';

import { ListEnd } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Cover } from '#components/cover.tsx';
import { PageLink } from '#components/page-link.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { mediaMatches } from '#lib/browser/window.ts';
import { ConsoleProgress } from './player-bar-progress.tsx';
import { usePlayer } from './player-context.ts';
import { QueuePanel } from './queue-panel.tsx';
import { Scrubber } from './scrubber.tsx';
import { Transport } from './transport.tsx';
import { Volume } from './volume.tsx';

/** The player that floats over every page; on a phone it is small, and opens to the whole sheet. */
export function Console() {
  const t = useTranslations();
  const { track, queue } = usePlayer();
  const panel = useRef<HTMLDialogElement>(null);
  if (!track) return null;
  const { from } = track;

  const toggleQueue = () => {
    const dialog = panel.current;
    if (!dialog) return;
    if (dialog.open) dialog.close();
    else if (mediaMatches('(width < 45rem)')) dialog.showModal();
    else dialog.show();
  };

  return (
    <>
      <section className="console" data-player-bar aria-label={t('player.label')}>
        <Datum mark={from ? 'playlistSong' : 'ownSong'} block className="min-w-0 flex-1">
          <PageLink className="now-playing" href={from ? `/playlists/${from.playlistId}` : '/songs'}>
            <Cover seed={from?.playlistId ?? track.songId} size={56} className="max-md:w-12" />
            <span>
              <b>{track.title}</b>
              <small>
                {from ? t('player.from', { playlist: from.name, owner: from.owner }) : t('player.yourSongs')}
              </small>
            </span>
          </PageLink>
        </Datum>
        <Transport />
        <Scrubber />
        <ConsoleProgress />
        <div className="console__side">
          <Volume />
          <IconButton label={t('player.queueCount', { count: queue.tracks.length })} onClick={toggleQueue}>
            <ListEnd />
          </IconButton>
        </div>
      </section>
      <QueuePanel dialog={panel} />
    </>
  );
}
