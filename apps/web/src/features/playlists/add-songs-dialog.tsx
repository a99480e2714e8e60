'use client';

import type { Playlist, PlaylistSong } from '@setlist/contracts/playlists';
import type { Song } from '@setlist/contracts/songs';
import { Check, Plus, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { TextLink } from '#components/page-link.tsx';
import { Picker, PickerEmpty, PickerRow } from '#components/picker.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Hint } from '#components/ui/hint.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Input } from '#components/ui/input.tsx';
import { useFocusAfter } from '#components/use-focus-after.ts';
import { DISCOVER_HREF } from '#features/home/discover.ts';
import { listSongs } from '#features/songs/actions.ts';
import { headAbout } from '#features/xray/datum.tsx';
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
  const addable = found?.map(({ songId }) => songId).filter((songId) => !inPlaylist.has(songId));
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const focusAfter = useFocusAfter({ list, ids: addable ?? [], otherwise: search });
  return (
    <Dialog
      title={t('playlist.addTitle', { name: playlist.name })}
      head={headAbout('playlistName')}
      open={open}
      onClose={onClose}
      tall
    >
      <Input
        ref={search}
        className="mt-4"
        start={<Search />}
        type="search"
        aria-label={t('playlist.addSearch')}
        placeholder={t('playlist.addSearch')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <Picker mark="ownSongs" ref={list}>
        {found?.length === 0 && query && <PickerEmpty>{t('playlist.addNone')}</PickerEmpty>}
        {found?.length === 0 && !query && (
          <PickerEmpty>
            <span>{t('playlist.addNoSongs')}</span>
            <TextLink href={DISCOVER_HREF}>{t('playlist.discover')}</TextLink>
          </PickerEmpty>
        )}
        {found?.map((song) => (
          <PickerRow key={song.songId} title={song.songname} detail={`${song.artist}, ${song.genre}`}>
            {inPlaylist.has(song.songId) ? (
              <Hint tone="ok">
                <Check />
                <span>{t('playlist.addDone')}</span>
              </Hint>
            ) : (
              <IconButton
                variant="line"
                label={t('playlist.addSong', { song: song.songname })}
                onClick={() => {
                  focusAfter.gone(song.songId);
                  onAdd(songOfPlaylist(song));
                }}
              >
                <Plus />
              </IconButton>
            )}
          </PickerRow>
        ))}
      </Picker>
    </Dialog>
  );
}

function songOfPlaylist(song: Song): PlaylistSong {
  const { songId, songname, artist, genre, durationMs, hasAudio, hasCover, beingMade, liked } = song;
  return { songId, songname, artist, genre, durationMs, hasAudio, hasCover, beingMade, liked, gone: null };
}
