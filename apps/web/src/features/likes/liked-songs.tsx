'use client';

import type { LikedSong } from '@setlist/contracts/songs';
import { Ellipsis, ListPlus, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, useRef, useState } from 'react';
import type { Loaded } from '#components/keep-loaded.ts';
import { TextLink } from '#components/page-link.tsx';
import { Button } from '#components/ui/button.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { useAskedView } from '#components/use-asked-view.ts';
import { useGrowingList } from '#components/use-growing-list.ts';
import { useStable } from '#components/use-stable.ts';
import { DISCOVER_HREF } from '#features/home/discover.ts';
import { usePlayerActions } from '#features/player/player-context.ts';
import { tracksOf } from '#features/player/queue.ts';
import { useQueueItems } from '#features/player/use-queue-items.tsx';
import { AddToPlaylistDialog } from '#features/playlists/add-to-playlist-dialog.tsx';
import { LookAgain } from '#features/songs/look-again.tsx';
import { PlayableRow, type RowOfList } from '#features/songs/playable-row.tsx';
import type { SongSorting } from '#features/songs/song-sorts.ts';
import { SongTable } from '#features/songs/song-table.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { useAct } from '#lib/actions/use-act.ts';
import { addressOf } from '#lib/sorting.ts';
import { listLikedSongs } from './actions.ts';

type Liked = LikedSong & { liked: true };
const addressIn = (sorting: SongSorting) => addressOf('/liked', sorting);
const idOf = ({ songId }: Liked) => songId;
const liked = ({ items, nextCursor }: Loaded<LikedSong>): Loaded<Liked> => ({
  items: items.map((song) => ({ ...song, liked: true })),
  nextCursor,
});

/** The songs that the person likes, growing page by page; one that they like no more stays until the next visit. */
export function LikedSongs({ sorting, page }: { sorting: SongSorting; page: Loaded<LikedSong> }) {
  const t = useTranslations();
  const player = usePlayerActions();
  const { act } = useAct();
  const asked = useAskedView(sorting, addressIn);
  const grown = useGrowingList({
    view: addressIn(sorting),
    page: liked(page),
    idOf,
    stays: true,
    read: async (cursor, limit) => {
      const outcome = await act(listLikedSongs, { cursor, limit, ...sorting });
      return outcome.ok ? { ...outcome, value: liked(outcome.value) } : outcome;
    },
  });
  const { items, pending, rest } = grown;
  const list = useRef<HTMLOListElement>(null);
  const [adding, setAdding] = useState<Liked>();
  const [open, setOpen] = useState(false);
  const onAdd = useStable((song: Liked) => {
    setAdding(song);
    setOpen(true);
  });

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
  const silent = !items.some(({ hasAudio }) => hasAudio);
  return (
    <>
      <p className="pt-6 pb-5.5 max-md:pb-3.5">
        <Button
          variant="primary"
          size="large"
          className="max-md:h-11 max-md:px-5"
          aria-disabled={pending || silent}
          onClick={() => !silent && rest((all) => player.start(tracksOf(all, 'liked')))}
        >
          <Play className="fill-current" />
          <span>{t('likes.playAll')}</span>
        </Button>
      </p>
      <Datum mark="likedSongs" place="above-end" block className="xray:mt-9">
        <LookAgain songs={items} />
        <SongTable
          from="liked"
          grown={grown}
          list={list}
          sorting={asked.view}
          onSort={asked.change}
          row={(song, row) => <LikedRow key={song.songId} song={song} onAdd={onAdd} {...row} />}
        />
      </Datum>
      <AddToPlaylistDialog songs={adding ? [adding] : []} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

interface RowProps extends RowOfList {
  song: Liked;
  /** Asks for a playlist that it is to be put into; it stays one function. */
  onAdd: (song: Liked) => void;
}

/** One of them: play it, like it no more, or put it into a playlist of one’s own. */
const LikedRow = memo(function LikedRow({ song, onAdd, ...row }: RowProps) {
  const t = useTranslations();
  const queueItems = useQueueItems();
  return (
    <PlayableRow song={song} {...row}>
      <Menu
        label={t('song.more', { song: song.songname })}
        items={() => [
          ...queueItems(tracksOf([song], 'liked')),
          { label: t('song.addTo'), icon: <ListPlus />, run: () => onAdd(song) },
        ]}
      >
        <Ellipsis />
      </Menu>
    </PlayableRow>
  );
});
