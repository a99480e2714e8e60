'use client';

import type { Playlist, PlaylistSong } from '@setlist/contracts/playlists';
import type { Song } from '@setlist/contracts/songs';
import { Check, Plus, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Dialog } from '#components/dialog.tsx';
import { PageLink } from '#components/page-link.tsx';
import { listSongs } from '#features/songs/actions.ts';
import { Datum } from '#features/xray/datum.tsx';
import { OWN_SONGS, THE_PLAYLIST } from '#features/xray/marks.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';

interface Props {
  playlist: Playlist;
  open: boolean;
  onClose: () => void;
  onAdd: (song: PlaylistSong) => void;
}

const TYPING_MS = 250;

/** Searches the person's songs and adds them to a playlist, one tap each. */
export function AddSongsDialog({ playlist, open, onClose, onAdd }: Props) {
  const t = useTranslations();
  const tellFailure = useFailure();
  const { act } = useAct();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Song[] | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only opening and typing search anew
  useEffect(() => {
    if (!open) return;
    let current = true;
    const timer = setTimeout(
      async () => {
        const outcome = await act(listSongs, { limit: 50, ...(query ? { q: query } : {}) });
        if (!current) return;
        if (outcome.ok) setFound(outcome.value.items);
        else tellFailure(outcome.failure);
      },
      query ? TYPING_MS : 0,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [open, query]);

  const inPlaylist = new Set(playlist.songs.map(({ songId }) => songId));
  return (
    <Dialog
      title={t('playlist.addTitle', { name: playlist.name })}
      about={{ datum: 'playlists.name', ...THE_PLAYLIST }}
      open={open}
      onClose={onClose}
      tall
    >
      <div className="input mt-4">
        <Search className="icon" aria-hidden="true" />
        <input
          type="search"
          aria-label={t('playlist.addSearch')}
          placeholder={t('playlist.addSearch')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      <Datum
        home="db"
        datum="songs WHERE user_id = you"
        request={OWN_SONGS.request}
        source={`${OWN_SONGS.source}; the tick: playlist_songs`}
        place="above-end"
        block
        className="picker-frame"
      >
        <ul className="picker">
          {found?.length === 0 && query && <li className="text-muted">{t('playlist.addNone')}</li>}
          {found?.length === 0 && !query && (
            <li className="picker__empty">
              <span className="text-muted">{t('playlist.addNoSongs')}</span>
              <PageLink className="text-link" href="/#discover">
                {t('playlist.discover')}
              </PageLink>
            </li>
          )}
          {found?.map((song) => (
            <li key={song.songId}>
              <span className="min-w-0">
                <b>{song.songname}</b>
                <small>{`${song.artist}, ${song.genre}`}</small>
              </span>
              {inPlaylist.has(song.songId) ? (
                <span className="hint hint--ok">
                  <Check className="icon" aria-hidden="true" />
                  <span>{t('playlist.addDone')}</span>
                </span>
              ) : (
                <button
                  type="button"
                  className="icon-button icon-button--line"
                  aria-label={t('playlist.addSong', { song: song.songname })}
                  onClick={() => onAdd(songOfPlaylist(song))}
                >
                  <Plus className="icon" aria-hidden="true" />
                </button>
              )}
            </li>
          ))}
        </ul>
      </Datum>
    </Dialog>
  );
}

function songOfPlaylist({ songId, songname, artist, genre, durationMs, hasAudio }: Song): PlaylistSong {
  return { songId, songname, artist, genre, durationMs, hasAudio };
}
