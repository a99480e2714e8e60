'use client';

import type { Listen } from '@setlist/contracts/history';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo, useRef } from 'react';
import { type Loaded, putBack } from '#components/keep-loaded.ts';
import { ListEnd } from '#components/list-end.tsx';
import { LIST_ROWS } from '#components/list-row.ts';
import { TextLink } from '#components/page-link.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { useFocusAfter } from '#components/use-focus-after.ts';
import { useGrowingList } from '#components/use-growing-list.ts';
import { useOnce } from '#components/use-once.ts';
import { useStable } from '#components/use-stable.ts';
import { DISCOVER_HREF } from '#features/home/discover.ts';
import { Datum } from '#features/xray/datum.tsx';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { useUndo } from '#lib/actions/use-undo.ts';
import { useReadersZone } from '#lib/browser/readers-zone.ts';
import { deleteListen, listHistory, restoreListen } from './actions.ts';
import { byDay } from './by-day.ts';
import { ClearHistory } from './clear-history.tsx';
import { HeardRow, nameOf } from './heard-row.tsx';

const idOf = ({ listenId }: Listen) => listenId;

/** What the person heard, by day, growing page by page. */
export function HeardSongs({ page }: { page: Loaded<Listen> }) {
  const t = useTranslations();
  const format = useFormatter();
  const timeZone = useReadersZone();
  const { act } = useAct();
  const { items, isWhole, pending, more, change } = useGrowingList({
    view: '/history',
    page,
    idOf,
    read: (cursor, limit) => act(listHistory, cursor, limit),
  });
  const heard = useMemo(() => byDay(items, timeZone), [items, timeZone]);
  const tellFailure = useFailure();
  const { once } = useOnce();
  const toast = useToast();
  const undo = useUndo();
  const days = useRef<HTMLDivElement>(null);
  const nothing = useRef<HTMLHeadingElement>(null);
  const ids = items.map(({ listenId }) => listenId);
  const focusAfter = useFocusAfter({ list: days, rows: 'li', ids, otherwise: nothing });

  const remove = async (listen: Listen) => {
    const { listenId } = listen;
    const outcome = await act(deleteListen, listenId);
    if (!outcome.ok) return tellFailure(outcome.failure);
    const before = items;
    const hide = () => {
      focusAfter.gone(listenId);
      change((shown) => shown.filter((each) => each.listenId !== listenId));
    };
    const restore = () => {
      focusAfter.back(listenId);
      change((shown) => putBack(shown, before, [listenId], idOf));
      return act(restoreListen, listenId);
    };
    hide();
    const title = t('history.removed', { song: nameOf(t, listen) });
    toast({ tone: 'removed', title, action: undo(restore, hide) });
  };
  const onRemove = useStable((listen: Listen) => void once(() => remove(listen)));

  if (items.length === 0 && isWhole) {
    return (
      <div className="py-10">
        <h2 ref={nothing} tabIndex={-1} className="font-display text-28 font-650 outline-none">
          {t('history.none')}
        </h2>
        <p className="mt-1 text-muted">{t('history.noneHint')}</p>
        <TextLink className="mt-3" href={DISCOVER_HREF}>
          {t('playlist.discover')}
        </TextLink>
      </div>
    );
  }
  return (
    <>
      <Datum mark="heardSongs" place="above-end" block className="mt-7 xray:mt-14">
        <div ref={days}>
          {heard.map(({ date, listens }) => (
            <section key={date} className="mb-8" aria-labelledby={`day-${date}`}>
              <h2
                id={`day-${date}`}
                className="mb-2 border-b border-line pb-2 font-display text-22 leading-none font-650 tracking-[-0.02em] font-stretch-90%"
              >
                <time dateTime={date}>
                  {format.dateTime(new Date(`${date}T12:00:00Z`), {
                    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
                  })}
                </time>
              </h2>
              <ol className={LIST_ROWS}>
                {listens.map((listen) => (
                  <HeardRow key={listen.listenId} listen={listen} timeZone={timeZone} onRemove={onRemove} />
                ))}
              </ol>
            </section>
          ))}
        </div>
      </Datum>
      {!isWhole && <ListEnd pending={pending} onNear={() => more()} onPress={() => more()} />}
      <p className="flex justify-center pb-6">
        <ClearHistory
          onCleared={() => {
            focusAfter.gone(ids[0] ?? '');
            change(() => []);
          }}
          onRestored={() => focusAfter.back(ids[0] ?? '')}
        />
      </p>
    </>
  );
}
