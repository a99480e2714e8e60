'use client';

import { MAX_FEATURED } from '@setlist/contracts/constants';
import type { Featured } from '@setlist/contracts/featured';
import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Cover } from '#components/cover.tsx';
import { Field } from '#components/field.tsx';
import { LIST_ROWS, listRow } from '#components/list-row.ts';
import { PageHead } from '#components/page-head.tsx';
import { Grip, OrderMenu, SortableList, SortableRow } from '#components/sortable/sortable.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { useFocusAfter } from '#components/use-focus-after.ts';
import { useUnloadGuard } from '#components/use-unload-guard.ts';
import { Datum } from '#features/xray/datum.tsx';
import { StoredIn } from '#features/xray/stored-in.tsx';
import { AddFeaturedDialog } from './add-featured-dialog.tsx';
import { useArrangement } from './use-arrangement.ts';

// The list and its rows are one room: a row only does what the list lets it.

/** Arranges the featured list: headline, order, what is in it. Nothing is saved before Save. */
export function FeaturedEditor({ featured }: { featured: Featured }) {
  const t = useTranslations();
  const editor = useArrangement(featured);
  const { headline, playlists } = editor.arrangement;
  const full = playlists.length >= MAX_FEATURED;
  const [adding, setAdding] = useState(false);
  useUnloadGuard(editor.changed);
  const list = useRef<HTMLOListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const focusAfter = useFocusAfter({
    list,
    ids: playlists.map(({ playlistId }) => playlistId),
    otherwise: add,
  });

  return (
    <>
      <PageHead
        title={t('featured.editTitle')}
        text={t('featured.editHint', { max: MAX_FEATURED })}
        actions={
          <>
            {/* Not `disabled`, also below: the keyboard's place would be lost. */}
            <Button
              variant="quiet"
              aria-disabled={!editor.changed}
              onClick={() => editor.changed && editor.discard()}
            >
              {t('featured.discard')}
            </Button>
            <Button
              variant="primary"
              aria-disabled={!editor.changed || editor.saving}
              onClick={() => editor.changed && !editor.saving && void editor.save()}
            >
              {t('featured.save')}
            </Button>
          </>
        }
      />
      <div className="mt-7 mb-5 grid max-w-180 justify-items-start gap-2.5">
        <Datum mark="featuredHeadline" block form className="w-full">
          <Field label={t('featured.headline')} wrong={editor.wrong.headline}>
            {(control) => (
              <Input
                {...control}
                value={headline}
                placeholder={t('featured.hint')}
                onChange={(event) => editor.write(event.target.value)}
              />
            )}
          </Field>
        </Datum>
        <StoredIn mark="featuredHeadline" />
      </div>
      <Datum mark="featuredPlaylists" place="above-end" block className="xray:mt-11">
        <SortableList
          ref={list}
          className={LIST_ROWS}
          aria-label={t('featured.title')}
          count={playlists.length}
          onMove={editor.moveTo}
        >
          {playlists.map((playlist, index) => (
            <FeaturedRow
              key={playlist.playlistId}
              playlist={playlist}
              index={index}
              total={playlists.length}
              onRemove={() => {
                focusAfter.gone(playlist.playlistId);
                editor.remove(index);
              }}
            />
          ))}
        </SortableList>
      </Datum>
      <Button
        ref={add}
        variant="line"
        className="mt-4"
        aria-disabled={full}
        onClick={() => full || setAdding(true)}
      >
        <Plus />
        <span>{t('featured.add')}</span>
      </Button>
      <AddFeaturedDialog
        open={adding}
        featured={playlists}
        onClose={() => setAdding(false)}
        onAdd={editor.add}
      />
    </>
  );
}

interface RowProps {
  playlist: PlaylistSummary;
  index: number;
  total: number;
  onRemove: () => void;
}

/** A featured playlist in the editor: moved by grip or menu, removed by menu. */
function FeaturedRow({ playlist, index, total, onRemove }: RowProps) {
  const t = useTranslations();
  const { playlistId, name, owner, plays } = playlist;
  return (
    <SortableRow
      id={playlistId}
      index={index}
      name={name}
      className={listRow({
        className:
          'h-18 grid-cols-[28px_32px_56px_minmax(0,1fr)_44px] max-md:h-19 max-md:grid-cols-[44px_20px_56px_minmax(0,1fr)_44px] max-md:gap-x-2',
      })}
    >
      <Grip label={t('featured.reorder', { name, position: index + 1, total })} />
      <span className="text-center font-display text-20 leading-none font-bold font-stretch-78%">
        {index + 1}
      </span>
      <Cover seed={playlistId} size={56} />
      <span className="min-w-0">
        <b className="block truncate text-15 font-semibold text-foreground">{name}</b>
        <span className="block truncate text-13 tabular-nums">
          {t('common.by', { name: owner.displayName, plays: t('common.plays', { count: plays }) })}
        </span>
      </span>
      <OrderMenu
        label={t('playlist.more', { name })}
        removeLabel={t('featured.remove')}
        onRemove={onRemove}
      />
    </SortableRow>
  );
}
