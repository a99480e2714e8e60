'use client';

import type { Song } from '@setlist/contracts/songs';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { LIST_ROWS } from '#components/list-row.ts';
import { Button } from '#components/ui/button.tsx';
import { useFocusAfter, useFocusFirstNew } from '#components/use-focus-after.ts';
import { useOnce } from '#components/use-once.ts';
import { tracksOf } from '#features/player/queue.ts';
import { listSongs } from '#features/songs/actions.ts';
import { Datum } from '#features/xray/datum.tsx';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { keepLoaded, type LoadedSongs } from './keep-loaded.ts';
import { LookAgain } from './look-again.tsx';
import { OwnSongRow } from './own-song-row.tsx';
import { SongHead } from './song-columns.tsx';

interface Props {
  query: string;
  page: LoadedSongs;
  genres: string[];
}

/** The person's songs, growing page by page. */
export function SongList({ query, page, genres }: Props) {
  const t = useTranslations();
  const tellFailure = useFailure();
  const [{ items, nextCursor }, setShown] = useState(page);
  const { act } = useAct();
  const { once, pending } = useOnce();
  useEffect(() => setShown((shown) => keepLoaded(shown, page)), [page]);

  const list = useRef<HTMLOListElement>(null);
  const focusFirstNew = useFocusFirstNew({ list, count: items.length });

  const more = async () => {
    if (!nextCursor) return;
    const page = { cursor: nextCursor, limit: 30, ...(query ? { q: query } : {}) };
    const outcome = await act(listSongs, page);
    if (!outcome.ok) return tellFailure(outcome.failure);
    const { value } = outcome;
    focusFirstNew();
    setShown((shown) => ({ items: [...shown.items, ...value.items], nextCursor: value.nextCursor }));
  };

  const nothing = useRef<HTMLHeadingElement>(null);
  const ids = items.map(({ songId }) => songId);
  const focusAfter = useFocusAfter({ list, ids, otherwise: nothing });
  const replace = (songId: string, by: Song[]) =>
    setShown((shown) => ({
      ...shown,
      items: shown.items.flatMap((song) => (song.songId === songId ? by : [song])),
    }));

  if (items.length === 0) {
    return (
      <div className="py-10" role="status">
        <h2 ref={nothing} tabIndex={-1} className="font-display text-28 font-650 outline-none">
          {query ? t('songs.noMatch', { query }) : t('songs.none')}
        </h2>
        <p className="mt-1 text-muted">{t(query ? 'songs.noMatchHint' : 'songs.noneHint')}</p>
      </div>
    );
  }
  const tracks = tracksOf(items, 'songs');
  return (
    <Datum mark="ownSongs" place="above-end" block className="xray:mt-9">
      <LookAgain songs={items} />
      <div className={LIST_ROWS}>
        <SongHead grip={false} />
        <ol ref={list}>
          {items.map((song, index) => (
            <OwnSongRow
              key={song.songId}
              song={song}
              index={index}
              tracks={tracks}
              genres={genres}
              onSaved={(saved) => replace(saved.songId, [saved])}
              onDeleted={() => {
                // The page may have come without it already.
                focusAfter.gone(song.songId, index);
                replace(song.songId, []);
              }}
              onRestored={() => {
                focusAfter.back(song.songId);
                // Before the page comes with it, so that what has been loaded after its first songs stays.
                setShown((shown) => ({ ...shown, items: shown.items.toSpliced(index, 0, song) }));
              }}
            />
          ))}
        </ol>
      </div>
      {nextCursor && (
        <p className="flex justify-center py-6">
          <Button variant="line" aria-disabled={pending} onClick={() => void once(more)}>
            {t('common.showMore')}
          </Button>
        </p>
      )}
    </Datum>
  );
}
