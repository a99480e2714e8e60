'use client';

import { ListX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef, useState } from 'react';
import { Grip, OrderMenu, SortableList, SortableRow } from '#components/sortable/sortable.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Tape } from '#components/ui/tape.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { useFocusAfter } from '#components/use-focus-after.ts';
import { Datum } from '#features/xray/datum.tsx';
import { duration } from '#lib/duration.ts';
import { Equalizer } from './equalizer.tsx';
import { usePlayer, usePlayerActions } from './player-context.ts';
import type { Entry } from './queue.ts';
import { useOrigin } from './use-origin.ts';

/** Of a long queue so many songs are shown, and so many more at each press. */
const SHOWN = 100;
/** So many of them are those before the current one. */
const BEFORE = 10;

/** The songs in the order in which they play: each can be gone to, moved and removed. `children` stand in its head. */
export function QueueList({ className = '', children }: { className?: string; children?: ReactNode }) {
  const t = useTranslations();
  const toast = useToast();
  const player = usePlayerActions();
  const { entries, at } = usePlayer(({ queue }) => queue);
  const { marks } = useOrigin(entries[at] ?? { from: null, list: null });
  const { from, to, showBefore, showAfter } = useRange(entries.length, at);
  const shown = entries.slice(from, to);
  const list = useRef<HTMLOListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const ids = shown.map(({ entryId }) => String(entryId));
  const focusAfter = useFocusAfter({ list, ids, otherwise: heading });

  const remove = (entry: Entry) => {
    focusAfter.gone(String(entry.entryId));
    const undo = player.removeFromQueue(entry.entryId);
    const action = { label: t('common.undo'), run: undo };
    toast({ tone: 'removed', title: t('player.removed', { song: entry.title }), action });
  };
  const next = entries.length - at - 1;
  const clear = () => {
    heading.current?.focus();
    const action = { label: t('common.undo'), run: player.clearNext() };
    toast({ tone: 'removed', title: t('player.cleared', { count: next }), action });
  };

  return (
    <div className={`flex min-h-0 flex-1 flex-col ${className}`}>
      <div className="flex items-center gap-1 pt-2.5 pr-2.5 pb-1.5 pl-5">
        <h2
          ref={heading}
          tabIndex={-1}
          className="flex-1 font-display text-22 leading-[1.2] font-650 tracking-[-0.02em] outline-none font-stretch-90%"
        >
          {t('player.queue')}
        </h2>
        <span className="hidden xray:block">
          <Tape home="browser">{t('xray.browser')}</Tape>
        </span>
        <IconButton label={t('player.clearNext')} disabled={next < 1} onClick={clear}>
          <ListX />
        </IconButton>
        {children}
      </div>
      <Datum
        mark={marks.songs}
        place="above-end"
        block
        className="flex min-h-0 flex-1 flex-col xray:mt-6 xray:[--gap:-4px]"
      >
        <div className="flex-1 overflow-y-auto px-2 pt-1 pb-3 max-md:overflow-visible">
          {from > 0 && <More label={t('player.before', { count: from })} onClick={showBefore} />}
          <SortableList
            ref={list}
            count={shown.length}
            onMove={(one, other) => player.moveInQueue(from + one, from + other)}
          >
            {shown.map((entry, index) => (
              <Row key={entry.entryId} entry={entry} index={index} place={from + index} onRemove={remove} />
            ))}
          </SortableList>
          {to < entries.length && (
            <More label={t('player.after', { count: entries.length - to })} onClick={showAfter} />
          )}
        </div>
      </Datum>
    </div>
  );
}

/** Which of so many songs are shown, around the one that played when the list was opened. */
function useRange(count: number, at: number) {
  const [range, setRange] = useState(() => ({ from: Math.max(0, at - BEFORE), more: SHOWN }));
  // Songs that were taken out may have been all that are left to show.
  const from = Math.min(range.from, at);
  return {
    from,
    to: Math.min(count, from + range.more),
    showBefore: () => setRange({ from: Math.max(0, from - SHOWN), more: range.more + Math.min(from, SHOWN) }),
    showAfter: () => setRange({ from, more: range.more + SHOWN }),
  };
}

function More({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <p className="flex justify-center py-2">
      <Button variant="line" onClick={onClick}>
        {label}
      </Button>
    </p>
  );
}

interface RowProps {
  entry: Entry;
  /** Its place among those that are shown, and in the queue. */
  index: number;
  place: number;
  onRemove: (entry: Entry) => void;
}

const ROW = [
  'group/row relative grid min-h-13 grid-cols-[28px_minmax(0,1fr)_40px] items-center rounded-control hover:bg-surface-4',
  'aria-[current=true]:bg-play-row max-md:grid-cols-[44px_minmax(0,1fr)_44px]',
  'data-lifted:z-3 data-lifted:bg-surface-4 data-lifted:shadow-3',
  'forced-colors:data-lifted:outline-2 forced-colors:data-lifted:outline-[Highlight]',
  'data-drop:before:absolute data-drop:before:inset-x-3 data-drop:before:h-0.5 data-drop:before:rounded-full',
  'data-drop:before:bg-play forced-colors:data-drop:before:bg-[Highlight]',
  'data-[drop=before]:before:-top-px data-[drop=after]:before:-bottom-px',
].join(' ');

function Row({ entry, index, place, onRemove }: RowProps) {
  const t = useTranslations();
  const { jump } = usePlayerActions();
  const queue = usePlayer((player) => player.queue);
  const playing = usePlayer((player) => player.playing);
  const current = place === queue.at;
  const { title, artist, durationMs } = entry;
  return (
    <SortableRow id={String(entry.entryId)} index={index} name={title} className={ROW} aria-current={current}>
      <Grip label={t('player.reorder', { song: title, position: place + 1, total: queue.entries.length })} />
      <button
        type="button"
        className="grid min-h-12 grid-cols-[28px_minmax(0,1fr)_auto] items-center gap-2.5 rounded-control py-1 pr-2 text-left in-aria-[current=true]:text-accent-text"
        aria-current={current}
        onClick={() => jump(place)}
      >
        {current ? (
          <Equalizer still={!playing} />
        ) : (
          <span className="text-13 text-muted tabular-nums">{place + 1}</span>
        )}
        <span>
          <b className="block truncate font-550">{title}</b>
          <small className="block truncate text-13 text-muted">{artist}</small>
        </span>
        <span className="text-13 text-muted tabular-nums">
          {durationMs === null ? '' : duration(durationMs)}
        </span>
      </button>
      <OrderMenu
        label={t('player.moreFor', { song: title })}
        removeLabel={t('player.removeFromQueue')}
        onRemove={() => onRemove(entry)}
      />
    </SortableRow>
  );
}
