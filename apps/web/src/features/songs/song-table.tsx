'use client';

import { ListChecks } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react';
import { ListEnd } from '#components/list-end.tsx';
import { LIST_ROWS } from '#components/list-row.ts';
import { SortSelect } from '#components/sort-select.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useFocusFirstNew } from '#components/use-focus-after.ts';
import type { GrowingList } from '#components/use-growing-list.ts';
import { useRowWindow } from '#components/use-row-window.ts';
import { useSelection } from '#components/use-selection.ts';
import { useStable } from '#components/use-stable.ts';
import { tracksOf } from '#features/player/queue.ts';
import type { RowOfList } from './playable-row.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { SongHead, type SongOfRow } from './song-columns.tsx';
import { SONG_SORTS, type SongSorting } from './song-sorts.ts';

interface Props<T> {
  /** What songs of it play from. */
  from: 'songs' | 'liked';
  grown: GrowingList<T>;
  /** Where the rows are, for the keyboard's place. */
  list: RefObject<HTMLOListElement | null>;
  sorting: SongSorting;
  onSort: (sorting: SongSorting) => void;
  /** So many songs come with a press on “Show more”. */
  pressed?: number;
  /** Draws a song's row, with its id as the key. */
  row: (song: T, row: RowOfList) => ReactNode;
  /** Asks whether chosen songs are to go; `end` is to be called once they are gone. */
  onRemove?: (songs: T[], end: () => void) => void;
}

/**
 * A long list of songs: sorted by its heads, on a phone by a choice above it; growing as somebody scrolls; with songs to be
 * chosen for what is done to several. One room: the rows, their window and what is chosen of them are one state.
 */
export function SongTable<T extends SongOfRow>({
  from,
  grown: { items, isWhole, pending, more, rest },
  list,
  sorting,
  onSort,
  pressed,
  row,
  onRemove,
}: Props<T>) {
  const t = useTranslations();
  const root = useRef<HTMLDivElement>(null);
  const focusFirstNew = useFocusFirstNew({ list, count: items.length });
  const { rows, frame, focused = 0 } = useRowWindow({ list, count: items.length, more: !isWhole });
  const tracks = useStable(() => tracksOf(items, from));
  const { chosen, drawn, begin, end, choose, chooseAll } = useSelection(() =>
    items.map(({ songId }) => songId),
  );
  const songs = chosen ? items.filter(({ songId }) => chosen.has(songId)) : [];

  const endSelection = () => {
    end();
    const buttons = [...(root.current?.querySelectorAll<HTMLElement>('[data-select]') ?? [])];
    buttons.find((button) => button.offsetParent !== null)?.focus();
  };
  const onEscape = (event: KeyboardEvent<HTMLElement>) => {
    // What a dialog or a menu over the page is given is its own.
    if (event.key !== 'Escape' || !chosen || !event.currentTarget.contains(event.target as Node)) return;
    event.preventDefault();
    endSelection();
  };
  const onArrow = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowUp: 'previousElementSibling', ArrowDown: 'nextElementSibling' } as const;
    const { key, shiftKey, target } = event;
    if (!chosen || (key !== 'ArrowUp' && key !== 'ArrowDown')) return;
    event.preventDefault();
    const next = (target as Element).closest('li')?.[step[key]]?.querySelector('input');
    next?.focus();
    if (shiftKey) next?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey }));
  };
  const select = {
    'aria-pressed': chosen !== undefined,
    'data-select': true,
    onClick: chosen ? endSelection : begin,
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape ends what its parts have begun
    <div ref={root} onKeyDown={onEscape}>
      <div className="mb-2 flex items-center gap-2.5 md:hidden">
        <SortSelect sorts={SONG_SORTS} sorting={sorting} onSort={onSort} />
        <Button variant="line" {...select}>
          <ListChecks />
          <span>{t('select.begin')}</span>
        </Button>
      </div>
      <div className={LIST_ROWS}>
        <SongHead grip={false} sorting={sorting} onSort={onSort}>
          <IconButton label={t('select.begin')} {...select}>
            <ListChecks className="size-4.5" />
          </IconButton>
        </SongHead>
        {chosen && drawn && (
          <SelectionBar
            from={from}
            songs={songs}
            pending={pending}
            onAll={() => rest((all) => chooseAll(all.map(({ songId }) => songId)))}
            onEnd={endSelection}
            {...(onRemove && { onRemove: () => onRemove(songs, end) })}
          />
        )}
        <ol ref={list} {...frame} onKeyDown={onArrow} className={drawn ? 'select-none' : ''}>
          {rows.map(({ index, ...place }) => {
            const song = items[index];
            return (
              song &&
              row(song, {
                ...{ index, ...place, tracks, onChoose: choose, tabbed: index === focused },
                chosen: drawn?.has(song.songId),
              })
            );
          })}
        </ol>
      </div>
      {!isWhole && (
        <ListEnd
          pending={pending}
          onNear={() => more()}
          onPress={() => {
            focusFirstNew();
            more(pressed);
          }}
        />
      )}
    </div>
  );
}
