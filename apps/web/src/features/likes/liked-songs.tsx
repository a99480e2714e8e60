'use client';

import type { LikedSong } from '@setlist/contracts/songs';
import { Ellipsis, ListPlus, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { LIST_ROWS } from '#components/list-row.ts';
import { TextLink } from '#components/page-link.tsx';
import { Button } from '#components/ui/button.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { useFocusFirstNew } from '#components/use-focus-after.ts';
import { useOnce } from '#components/use-once.ts';
import { DISCOVER_HREF } from '#features/home/discover.ts';
import { useHeard, usePlayerActions } from '#features/player/player-context.ts';
import { type Track, tracksOf } from '#features/player/queue.ts';
import { useQueueItems } from '#features/player/use-queue-items.tsx';
import { AddToPlaylistDialog } from '#features/playlists/add-to-playlist-dialog.tsx';
import { LookAgain } from '#features/songs/look-again.tsx';
import { SongColumns, SongHead, songRow } from '#features/songs/song-columns.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { listLikedSongs } from './actions.ts';

interface Page {
  items: LikedSong[];
  nextCursor: string | null;
}

/** The songs that the person likes, growing page by page; one that they like no more stays until the next visit. */
export function LikedSongs({ page }: { page: Page }) {
  const t = useTranslations();
  const tellFailure = useFailure();
  const player = usePlayerActions();
  const { act } = useAct();
  const { once, pending } = useOnce();
  const [{ items, nextCursor }, setShown] = useState(page);
  const list = useRef<HTMLOListElement>(null);
  const focusFirstNew = useFocusFirstNew({ list, count: items.length });

  /** The list with its next page, undefined when that did not come. */
  const grow = async (shown: Page): Promise<Page | undefined> => {
    const outcome = await act(listLikedSongs, shown.nextCursor ?? undefined);
    if (!outcome.ok) return void tellFailure(outcome.failure);
    const { value } = outcome;
    const grown = { items: [...shown.items, ...value.items], nextCursor: value.nextCursor };
    setShown(grown);
    return grown;
  };
  const playAll = async () => {
    let shown: Page | undefined = { items, nextCursor };
    while (shown?.nextCursor) shown = await grow(shown);
    if (shown) player.start(tracksOfLiked(shown.items));
  };

  if (items.length === 0) {
    return (
      <div className="py-10">
        <h2 className="font-display text-28 font-650">{t('likes.none')}</h2>
        <p className="mt-1 text-muted">{t('likes.noneHint')}</p>
        <TextLink className="mt-3" href={DISCOVER_HREF}>
          {t('playlist.discover')}
        </TextLink>
      </div>
    );
  }
  const tracks = tracksOfLiked(items);
  return (
    <>
      <p className="pt-6 pb-5.5 max-md:pb-3.5">
        <Button
          variant="primary"
          size="large"
          className="max-md:h-11 max-md:px-5"
          aria-disabled={pending || tracks.length === 0}
          onClick={() => tracks.length > 0 && void once(playAll)}
        >
          <Play className="fill-current" />
          <span>{t('likes.playAll')}</span>
        </Button>
      </p>
      <Datum mark="likedSongs" place="above-end" block className="xray:mt-9">
        <LookAgain songs={items} />
        <div className={LIST_ROWS}>
          <SongHead grip={false} />
          <ol ref={list}>
            {items.map((song, index) => (
              <LikedRow key={song.songId} song={song} index={index} tracks={tracks} />
            ))}
          </ol>
        </div>
      </Datum>
      {nextCursor && (
        <p className="flex justify-center py-6">
          <Button
            variant="line"
            aria-disabled={pending}
            onClick={() =>
              void once(async () => {
                focusFirstNew();
                await grow({ items, nextCursor });
              })
            }
          >
            {t('common.showMore')}
          </Button>
        </p>
      )}
    </>
  );
}

const tracksOfLiked = (songs: readonly LikedSong[]) =>
  tracksOf(
    songs.map((song) => ({ ...song, liked: true })),
    'liked',
  );

interface RowProps {
  song: LikedSong;
  index: number;
  /** What plays on after this song. */
  tracks: Track[];
}

/** One of them: play it, like it no more, or put it into a playlist of one’s own. */
function LikedRow({ song, index, tracks }: RowProps) {
  const t = useTranslations();
  const player = usePlayerActions();
  const [adding, setAdding] = useState(false);
  const { songId, songname } = song;
  const { current, playing } = useHeard((track) => track.songId === songId);
  const liked = { ...song, liked: true };
  const queueItems = useQueueItems(tracksOfLiked([song]));
  const play = () => {
    if (current) return player.toggle();
    player.start(
      tracks,
      tracks.findIndex((track) => track.songId === songId),
    );
  };
  return (
    <li
      className={songRow({ grip: false })}
      data-playing={current || undefined}
      aria-current={current || undefined}
    >
      <SongColumns
        song={liked}
        index={index}
        current={current}
        playing={playing}
        onPlay={play}
        grip={false}
      />
      <Menu
        label={t('song.more', { song: songname })}
        items={[...queueItems, { label: t('song.addTo'), icon: <ListPlus />, run: () => setAdding(true) }]}
      >
        <Ellipsis />
      </Menu>
      <AddToPlaylistDialog song={{ ...liked, gone: null }} open={adding} onClose={() => setAdding(false)} />
    </li>
  );
}
