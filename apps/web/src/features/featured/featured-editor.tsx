'use client';

import { MAX_FEATURED } from '@setlist/contracts/constants';
import type { Featured } from '@setlist/contracts/featured';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '#components/field.tsx';
import { LIST_ROWS } from '#components/list-row.ts';
import { PageHead } from '#components/page-head.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { useReorder } from '#components/use-reorder.ts';
import { useUnloadGuard } from '#components/use-unload-guard.ts';
import { Datum } from '#features/xray/datum.tsx';
import { StoredIn } from '#features/xray/stored-in.tsx';
import { AddFeaturedDialog } from './add-featured-dialog.tsx';
import { FeaturedRow } from './featured-row.tsx';
import { useArrangement } from './use-arrangement.ts';

/** Arranges the featured list: headline, order, what is in it. Nothing is saved before Save. */
export function FeaturedEditor({ featured }: { featured: Featured }) {
  const t = useTranslations();
  const editor = useArrangement(featured);
  const { headline, playlists } = editor.arrangement;
  const { list, gripProps, rowProps } = useReorder({ count: playlists.length, onMove: editor.moveTo });
  const [adding, setAdding] = useState(false);
  useUnloadGuard(editor.changed);

  return (
    <>
      <PageHead
        title={t('featured.editTitle')}
        text={t('featured.editHint', { max: MAX_FEATURED })}
        actions={
          <>
            <Button variant="quiet" disabled={!editor.changed} onClick={editor.discard}>
              {t('featured.discard')}
            </Button>
            <Button variant="primary" disabled={!editor.changed || editor.saving} onClick={editor.save}>
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
        <ol className={LIST_ROWS} ref={list} aria-label={t('featured.title')}>
          {playlists.map((playlist, index) => (
            <FeaturedRow
              key={playlist.playlistId}
              playlist={playlist}
              index={index}
              total={playlists.length}
              rowProps={rowProps(index)}
              gripProps={gripProps(index)}
              onMove={(to) => editor.moveTo(index, to)}
              onRemove={() => editor.remove(index)}
            />
          ))}
        </ol>
      </Datum>
      <p className="sr-only" aria-live="polite">
        {editor.announcement}
      </p>
      <Button
        variant="line"
        className="mt-4"
        disabled={playlists.length >= MAX_FEATURED}
        onClick={() => setAdding(true)}
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
