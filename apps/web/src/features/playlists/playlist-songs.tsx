'use client';

import type { Playlist } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LIST_ROWS } from '#components/list-row.ts';
import { TextLink } from '#components/page-link.tsx';
import { useReorder } from '#components/use-reorder.ts';
import { SongHead } from '#features/songs/song-columns.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { AddSongsDialog } from './add-songs-dialog.tsx';
import { PlaylistActions } from './playlist-actions.tsx';
import { SongRow } from './song-row.tsx';
import { useSongs } from './use-songs.ts';

/** The songs of a playlist; its owner adds, orders and removes them here. */
export function PlaylistSongs({ playlist, editor }: { playlist: Playlist; editor: boolean }) {
  const t = useTranslations();
  const { songs, announcement, version, add, moveSong, remove } = useSongs(playlist);
  const { list, gripProps, rowProps } = useReorder({ count: songs.length, onMove: moveSong });
  const [adding, setAdding] = useState(false);
  const current = { ...playlist, songs: [...songs] };

  return (
    <>
      <PlaylistActions playlist={current} version={version} onAdd={() => setAdding(true)} editor={editor} />
      {songs.length === 0 ? (
        <div className="py-10">
          <h2 className="font-display text-28 font-[650]">{t('playlist.emptyTitle')}</h2>
          <p className="mt-1 text-muted">{t(playlist.mine ? 'playlist.emptyMine' : 'playlist.emptyOther')}</p>
          {playlist.mine && (
            <TextLink className="mt-3" href="/#discover">
              {t('playlist.discover')}
            </TextLink>
          )}
        </div>
      ) : (
        <Datum mark="playlistSongs" place="above-end" block>
          <div className={LIST_ROWS}>
            <SongHead grip />
            <ol ref={list}>
              {songs.map((song, index) => (
                <SongRow
                  key={song.songId}
                  playlist={current}
                  song={song}
                  index={index}
                  rowProps={rowProps(index)}
                  gripProps={gripProps(index)}
                  onMove={(to) => moveSong(index, to)}
                  onRemove={() => remove(index)}
                />
              ))}
            </ol>
          </div>
        </Datum>
      )}
      <p className="sr-only" aria-live="polite">
        {announcement}
      </p>
      {playlist.mine && (
        <AddSongsDialog playlist={current} open={adding} onClose={() => setAdding(false)} onAdd={add} />
      )}
    </>
  );
}
