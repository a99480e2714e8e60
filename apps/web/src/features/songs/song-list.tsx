'use client';

import type { Song } from '@setlist/contracts/songs';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { type Loaded, putBack } from '#components/keep-loaded.ts';
import { useFocusAfter } from '#components/use-focus-after.ts';
import { useGrowingList } from '#components/use-growing-list.ts';
import { useStable } from '#components/use-stable.ts';
import { listSongs } from '#features/songs/actions.ts';
import { Datum } from '#features/xray/datum.tsx';
import { useAct } from '#lib/actions/use-act.ts';
import { LookAgain } from './look-again.tsx';
import { OwnSongDialogs, useOwnSongDialogs } from './own-song-dialogs.tsx';
import { OwnSongRow } from './own-song-row.tsx';
import { SongTable } from './song-table.tsx';
import { type SongsView, songsAddress } from './songs-view.ts';
import { useSongsView } from './songs-view-provider.tsx';

interface Props {
  /** The one that is drawn, which is not yet what was asked for last. */
  view: SongsView;
  page: Loaded<Song>;
  genres: string[];
}

/** So many songs come with a press on “Show more”. */
const PRESSED = 30;
const idOf = ({ songId }: Song) => songId;

/** The person's songs, growing page by page. */
export function SongList({ view, page, genres }: Props) {
  const t = useTranslations();
  const { act } = useAct();
  const asked = useSongsView();
  const { q, genre, sorting } = view;
  const grown = useGrowingList({
    view: songsAddress(view),
    page,
    idOf,
    read: (cursor, limit) =>
      act(listSongs, { cursor, limit, ...sorting, ...(q && { q }), ...(genre && { genre }) }),
  });
  const { items, change } = grown;
  const list = useRef<HTMLOListElement>(null);
  const nothing = useRef<HTMLHeadingElement>(null);
  const focusAfter = useFocusAfter({ list, ids: items.map(idOf), otherwise: nothing });
  const { ask, ...dialogs } = useOwnSongDialogs();
  const onAsk = useStable(ask);

  return (
    <>
      {items.length === 0 ? (
        <div className="py-10" role="status">
          <h2 ref={nothing} tabIndex={-1} className="font-display text-28 font-650 outline-none">
            {q || genre ? t('songs.noMatch', { query: q || genre }) : t('songs.none')}
          </h2>
          <p className="mt-1 text-muted">{t(q || genre ? 'songs.noMatchHint' : 'songs.noneHint')}</p>
        </div>
      ) : (
        <Datum mark="ownSongs" place="above-end" block className="xray:mt-9">
          <LookAgain songs={items} />
          <SongTable
            from="songs"
            grown={grown}
            list={list}
            sorting={asked.view.sorting}
            onSort={(next) => asked.change({ sorting: next })}
            pressed={PRESSED}
            row={(song, row) => <OwnSongRow key={song.songId} song={song} onAsk={onAsk} {...row} />}
            onRemove={(songs, onGone) =>
              ask({ kind: 'delete', songs, index: items.indexOf(songs[0] as Song), onGone })
            }
          />
        </Datum>
      )}
      <OwnSongDialogs
        {...dialogs}
        genres={genres}
        onSaved={(saved) => change((all) => all.map((song) => (song.songId === saved.songId ? saved : song)))}
        onDeleted={(gone, at) => {
          const before = items;
          // The page may have come without it already.
          const [first] = gone;
          if (first !== undefined) focusAfter.gone(first, at);
          const ids = new Set(gone);
          change((all) => all.filter((song) => !ids.has(song.songId)));
          return (back) => {
            const [one] = back;
            if (one !== undefined) focusAfter.back(one);
            // Before the page comes with it, so that what has been loaded after its first songs stays.
            change((all) => putBack(all, before, back, idOf));
          };
        }}
      />
    </>
  );
}
