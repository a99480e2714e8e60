'use client';

import { cva } from 'class-variance-authority';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Select } from '#components/ui/select.tsx';
import { Tape } from '#components/ui/tape.tsx';
import { useFocusAfter } from '#components/use-focus-after.ts';
import { Datum } from '#features/xray/datum.tsx';
import { usePageMark } from '#lib/browser/page-mark.ts';
import { totalsOf } from './create-uploads.ts';
import { DropOverlay } from './drop-overlay.tsx';
import { LeftUploads } from './left-uploads.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { UploadRow } from './upload-row.tsx';
import { useUploads } from './use-uploads.ts';

// At the start of the page, since toasts and the queue stand at its end; over X-ray's legend while that is there.
const DOCK = [
  'fixed bottom-[calc(var(--h-player)+28px)] left-[calc(var(--w-rail)+16px)] z-32 grid w-100 overflow-hidden',
  'rounded-panel bg-surface-3 text-foreground shadow-3 forced-colors:border no-player:bottom-4',
  'xray:bottom-[calc(var(--h-player)+140px)] xray:no-player:bottom-32',
  'max-md:right-2 max-md:bottom-[calc(148px+env(safe-area-inset-bottom))] max-md:left-2 max-md:w-auto',
  'max-md:no-player:bottom-[calc(76px+env(safe-area-inset-bottom))]',
  'max-md:xray:bottom-[calc(248px+env(safe-area-inset-bottom))]',
  'max-md:xray:no-player:bottom-[calc(176px+env(safe-area-inset-bottom))]',
  'short:static short:m-2 short:w-auto',
].join(' ');

const bodyVariants = cva('min-h-0 gap-2 border-t border-line px-4 pb-3', {
  variants: { open: { true: 'grid', false: 'hidden' } },
});

/** The uploads of the page, in a small dock above the player, and what lies over the page while files are dragged. */
export function UploadRoom({ asked }: { asked: number }) {
  const t = useTranslations();
  const { queue, uploads, genres, skipped, left, forgetLeft } = useUploads(asked);
  const [open, setOpen] = useState(true);
  const bodyId = useId();
  const genreId = useId();
  const list = useRef<HTMLOListElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const { gone } = useFocusAfter({ list, ids: uploads.map(({ id }) => String(id)), otherwise: toggle });
  // The same from progress to progress, so that a row is made again for its own alone.
  const goneNow = useRef(gone);
  useEffect(() => {
    goneNow.current = gone;
  });
  const remove = useCallback(
    (id: number) => {
      goneNow.current(String(id));
      queue.remove(id);
    },
    [queue],
  );
  const { bytes, sent, files, done, refused, paused, active } = totalsOf(uploads);
  const isEmpty = uploads.length === 0;
  const isGone = isEmpty && !left;
  useFocusPageWhenGone(isGone);
  usePageMark('overUploads', open && !isGone);

  return (
    <>
      <DropOverlay />
      {/* It stays, so that what it says next is read. */}
      <p className="sr-only" role="status">
        {!isEmpty && (active > 0 ? t('uploads.running', { files }) : t('uploads.ended', { done, refused }))}
      </p>
      {!isGone && (
        <section className={DOCK} aria-label={t('uploads.label')}>
          <div className="flex items-center gap-1 py-1 pr-1.5 pl-4">
            <h2 className="min-w-0 flex-1 truncate text-14 font-650">
              {isEmpty ? t('uploads.label') : t('uploads.progress', { done, files })}
            </h2>
            <span className="hidden xray:block">
              <Tape home="browser">{t('xray.browser')}</Tape>
            </span>
            <IconButton
              ref={toggle}
              label={t('uploads.label')}
              aria-expanded={open}
              aria-controls={bodyId}
              onClick={() => setOpen(!open)}
            >
              {open ? <ChevronDown /> : <ChevronUp />}
            </IconButton>
            {active + paused === 0 && (
              <IconButton
                label={t('uploads.close')}
                onClick={() => {
                  for (const { id } of uploads) queue.remove(id);
                  forgetLeft();
                }}
              >
                <X />
              </IconButton>
            )}
          </div>
          {!isEmpty && <ProgressBar label={t('uploads.all')} value={sent} max={bytes} />}
          <div id={bodyId} className={bodyVariants({ open })}>
            {left && <LeftUploads left={left} onForget={forgetLeft} />}
            {skipped > 0 && (
              <p className="pt-2 text-13 text-muted" role="status">
                {t('uploads.skipped', { count: skipped })}
              </p>
            )}
            <ol ref={list} className="max-h-[min(280px,34vh)] overflow-y-auto">
              {uploads.map((upload) => (
                <UploadRow key={upload.id} upload={upload} queue={queue} onRemove={remove} />
              ))}
            </ol>
            {active + paused > 0 && (
              <div className="flex flex-wrap items-end gap-2">
                {genres.names.length > 0 && uploads.some(({ intoOlder }) => !intoOlder) && (
                  <div className="grid min-w-40 flex-1 gap-1">
                    <label className="text-13 text-muted" htmlFor={genreId}>
                      {t('uploads.genre')}
                    </label>
                    <Datum mark="genres" place="above-end" block>
                      <Select
                        id={genreId}
                        value={genres.genre}
                        onChange={({ target }) => genres.choose(target.value)}
                      >
                        {genres.names.map((name) => (
                          <option key={name}>{name}</option>
                        ))}
                      </Select>
                    </Datum>
                  </div>
                )}
                <Button
                  variant="line"
                  size="small"
                  onClick={() => (active > 0 ? queue.pauseAll() : queue.resumeAll())}
                >
                  <span>{t(active > 0 ? 'uploads.pauseAll' : 'uploads.resumeAll')}</span>
                </Button>
                <Button
                  variant="quiet"
                  size="small"
                  onClick={() => {
                    queue.cancelAll();
                    toggle.current?.focus();
                  }}
                >
                  <span>{t('uploads.cancelAll')}</span>
                </Button>
              </div>
            )}
          </div>
        </section>
      )}
    </>
  );
}

/** With the dock its focus would fall to the top of the document: the page's heading has it then. */
function useFocusPageWhenGone(isGone: boolean) {
  const was = useRef(isGone);
  useEffect(() => {
    const goes = isGone && !was.current;
    was.current = isGone;
    const heading = document.querySelector('h1');
    if (!goes || !heading || document.activeElement !== document.body) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [isGone]);
}
