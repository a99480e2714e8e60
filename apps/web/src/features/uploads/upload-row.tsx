'use client';

import { Check, Pause, Play, RotateCcw, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, useEffect, useRef } from 'react';
import { TextLink } from '#components/page-link.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { StoredIn } from '#features/xray/stored-in.tsx';
import type { Upload, Uploads } from './create-uploads.ts';
import { ProgressBar } from './progress-bar.tsx';
import { useRefusalWords, useSizes } from './use-refusal-words.ts';

interface Props {
  upload: Upload;
  queue: Uploads;
  onRemove: (id: number) => void;
}

/** One file on its way: what it is called, how far it is or why it is not, and what one can do about it. */
export const UploadRow = memo(function UploadRow({ upload, queue, onRemove }: Props) {
  const t = useTranslations();
  const { id, title: song, state, sent, file, refusal } = upload;
  const words = useWords(upload);
  const row = useRef<HTMLLIElement>(null);
  const hadFocus = useRef(false);
  const act = actionOf(state);
  const title = <b className="block truncate text-14 font-550">{song}</b>;

  // What was done about a file may be over while its button has the focus, which the other one has then.
  useEffect(() => {
    if (act || !hadFocus.current) return;
    hadFocus.current = false;
    row.current?.querySelector<HTMLButtonElement>('button:last-of-type')?.focus();
  }, [act]);

  return (
    <li ref={row} className="flex items-center gap-2 py-1.5" data-state={state}>
      <div className="grid min-w-0 flex-1 gap-1">
        {state === 'done' ? (
          <Datum mark="uploadedSong" form block className="[--gap:2px]">
            {title}
          </Datum>
        ) : (
          title
        )}
        <ProgressBar
          label={song}
          value={state === 'done' ? 1 : sent}
          max={state === 'done' ? 1 : file.size}
        />
        <p className="flex flex-wrap items-center gap-x-1.5 text-13 text-muted">
          {state === 'done' && <Check className="size-4 text-ok" />}
          <span className={state === 'refused' ? 'text-danger' : undefined}>{words}</span>
          {state === 'done' && (
            <span className="hidden xray:inline-flex">
              <StoredIn mark="uploadedSong" />
            </span>
          )}
          {refusal?.kind === 'duplicate-audio' && (
            <TextLink href={`/songs?${new URLSearchParams({ q: refusal.songname ?? '' })}`}>
              {refusal.songname ?? t('uploads.otherSong')}
            </TextLink>
          )}
        </p>
      </div>
      {act && (
        <IconButton
          label={t(`uploads.${act}`, { song })}
          onFocus={() => {
            hadFocus.current = true;
          }}
          onBlur={() => {
            hadFocus.current = false;
          }}
          onClick={() => (act === 'pause' ? queue.pause(id) : queue.resume(id))}
        >
          {ICONS[act]}
        </IconButton>
      )}
      <IconButton
        label={t(state === 'done' || state === 'refused' ? 'uploads.dismiss' : 'uploads.cancel', { song })}
        onClick={() => onRemove(id)}
      >
        <X />
      </IconButton>
    </li>
  );
});

const ICONS = { pause: <Pause />, resume: <Play />, retry: <RotateCcw /> };

/** What one can do about a file in this state, beside taking it off the list. */
function actionOf(state: Upload['state']): keyof typeof ICONS | undefined {
  if (state === 'done' || state === 'checking') return undefined;
  if (state === 'paused') return 'resume';
  return state === 'refused' || state === 'later' ? 'retry' : 'pause';
}

function useWords({ state, sent, file, refusal }: Upload): string {
  const t = useTranslations();
  const refusalWords = useRefusalWords();
  const sizeOf = useSizes();
  if (state === 'sending') return t('uploads.sending', { sent: sizeOf(sent), size: sizeOf(file.size) });
  if (state === 'refused' && refusal) return refusalWords(refusal);
  if (state !== 'later' || !refusal) return t(`uploads.${state === 'refused' ? 'queued' : state}`);
  return refusal.kind === 'offline' ? t('uploads.offline') : `${refusalWords(refusal)} ${t('uploads.later')}`;
}
