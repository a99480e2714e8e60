'use client';

import type { Playlist } from '@setlist/contracts/playlists';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LIST_ROWS } from '#components/list-row.ts';
import { TextLink } from '#components/page-link.tsx';
import { DISCOVER_HREF } from '#features/home/discover.ts';
import { LookAgain } from '#features/songs/look-again.tsx';
import { SongHead } from '#features/songs/song-columns.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { AddSongsDialog } from './add-songs-dialog.tsx';
import { PlaylistActions } from './playlist-actions.tsx';
import { SongRow } from './song-row.tsx';
import { usePlaylistSongs } from './use-playlist-songs.ts';

const OwnSongs = dynamic(() => import('./own-songs.tsx'));

/** The songs of a playlist; its owner adds, orders and removes them here. */
export function PlaylistSongs({ playlist, editor }: { playlist: Playlist; editor: boolean }) {
  const t = useTranslations();
  const { songs, version, list, whenEmpty, add, moveSong, remove } = usePlaylistSongs(playlist);
  const [adding, setAdding] = useState(false);
  const current = { ...playlist, songs: [...songs] };

  return (
    <>
      <PlaylistActions playlist={current} version={version} onAdd={() => setAdding(true)} editor={editor} />
      {songs.length === 0 ? (
        <div className="py-10">
          <h2 ref={whenEmpty} tabIndex={-1} className="font-display text-28 font-650 outline-none">
            {t('playlist.emptyTitle')}
          </h2>
          <p className="mt-1 text-muted">{t(playlist.mine ? 'playlist.emptyMine' : 'playlist.emptyOther')}</p>
          {playlist.mine && (
            <TextLink className="mt-3" href={DISCOVER_HREF}>
              {t('playlist.discover')}
            </TextLink>
          )}
        </div>
      ) : (
        <Datum mark="playlistSongs" place="above-end" block className="xray:mt-9">
          <LookAgain songs={songs} />
          <div className={LIST_ROWS}>
            <SongHead grip />
            {playlist.mine ? (
              <OwnSongs playlist={current} list={list} onMove={moveSong} onRemove={remove} />
            ) : (
              <ol>
                {songs.map((song, index) => (
                  <SongRow key={song.songId} playlist={current} song={song} index={index} />
                ))}
              </ol>
            )}
          </div>
        </Datum>
      )}
      {playlist.mine && (
        <AddSongsDialog playlist={current} open={adding} onClose={() => setAdding(false)} onAdd={add} />
      )}
    </>
  );
}
