'use client';

import type { FeaturedEdit } from '@setlist/contracts/featured';
import { RotateCcw } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { TitledSection } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { Hint } from '#components/ui/hint.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { restoreFeatured } from '#features/featured/actions.ts';
import { Datum } from '#features/xray/datum.tsx';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { useReadersZone } from '#lib/browser/readers-zone.ts';

/** Every version of the featured list, with who made it and when; any of them can be brought back. */
export function FeaturedHistory({ edits, version }: { edits: FeaturedEdit[]; version: number }) {
  const t = useTranslations();
  const toast = useToast();
  const tellFailure = useFailure();
  const { act, pending } = useAct();
  const format = useFormatter();
  const timeZone = useReadersZone();

  const restore = async (earlier: number) => {
    const outcome = await act(restoreFeatured, version, earlier);
    if (!outcome.ok) return tellFailure(outcome.failure);
    toast({ tone: 'ok', title: t('featured.restored', { version: earlier }), home: 'db' });
  };

  return (
    <TitledSection id="history" title={t('featured.history')} hint={t('featured.historyHint')}>
      <Datum mark="featuredHistory" place="above-end" block>
        <ol>
          {edits.map((edit) => (
            <li
              key={edit.version}
              className="grid min-h-16 grid-cols-[32px_minmax(0,1fr)_auto] items-center gap-3.5 border-t border-line py-2.5"
            >
              <span className="font-display text-20 leading-none font-bold text-subtle font-stretch-78%">
                {edit.version}
              </span>
              <span className="min-w-0">
                <b>{edit.editor ?? t('featured.historyStart')}</b>{' '}
                <time className="text-muted" dateTime={edit.editedAt}>
                  {format.dateTime(new Date(edit.editedAt), {
                    dateStyle: 'medium',
                    timeStyle: 'short',
                    timeZone,
                  })}
                </time>
                {edit.restored !== null && (
                  <span className="text-muted">{` · ${t('featured.restored', { version: edit.restored })}`}</span>
                )}
                <span className="block truncate font-medium">
                  {edit.headline || t('featured.historyNoHeadline')}
                </span>
                <span className="block truncate text-13 text-muted">
                  {edit.playlists.map(({ name }) => name ?? t('featured.historyGone')).join(' · ')}
                </span>
              </span>
              {edit.version === version ? (
                <Hint tone="ok">{t('featured.historyNow')}</Hint>
              ) : (
                <Button
                  variant="line"
                  size="small"
                  aria-label={t('featured.restoreLabel', { version: edit.version })}
                  aria-disabled={pending}
                  onClick={() => pending || restore(edit.version)}
                >
                  <RotateCcw />
                  <span className="max-md:hidden">{t('featured.restore')}</span>
                </Button>
              )}
            </li>
          ))}
        </ol>
      </Datum>
    </TitledSection>
  );
}
