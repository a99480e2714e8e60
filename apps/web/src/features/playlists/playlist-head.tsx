import type { Playlist } from '@setlist/contracts/playlists';
import { chooseCover } from '@setlist/covers/cover';
import { cva } from 'class-variance-authority';
import { Lock } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Cover } from '#components/cover.tsx';
import { PassTag } from '#components/ui/pass-tag.tsx';
import { PersonLink } from '#features/people/person-link.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { lengthStep } from '#lib/length-step.ts';
import { PlaylistLength } from './playlist-length.tsx';

const nameVariants = cva(
  'mt-3.5 mb-5 font-display font-bold tracking-[-0.026em] text-balance wrap-anywhere font-stretch-86% max-md:mt-2.5 max-md:mb-4',
  {
    variants: {
      length: {
        short: 'text-96 leading-[0.9] max-md:text-[48px] narrow:text-56',
        medium: 'text-96 leading-[0.9] max-md:text-[48px] narrow:text-56',
        long: 'text-72 leading-[0.9] max-md:text-[38px] max-md:leading-[0.95] narrow:text-40',
        longest: 'text-56 leading-[0.95] max-md:text-[30px] max-md:leading-none narrow:text-28',
      },
    },
  },
);
const FACT = 'inline-flex items-center';

/** A playlist's sleeve, name, owner and numbers, in the sleeve's own colour. */
export function PlaylistHead({ playlist }: { playlist: Playlist }) {
  const t = useTranslations();
  const format = useFormatter();
  const { playlistId, name, owner, plays, songCount, durationMs, visibility } = playlist;
  return (
    <section
      className="relative -mx-page -mt-top flex items-end gap-9 bg-[linear-gradient(180deg,var(--tint)_0%,color-mix(in_oklab,var(--tint)_62%,var(--surface-1))_62%,var(--surface-1)_100%)] px-page pt-[calc(var(--h-top)+20px)] pb-7 max-md:-mt-15 max-md:block max-md:pt-19 max-md:pb-5 xray:items-start xray:bg-none"
      data-palette={chooseCover(playlistId).palette.name}
    >
      <Cover seed={playlistId} eager className="w-62 shadow-cover max-md:w-52 narrow:w-45" />
      <div className="min-w-0 flex-1 pb-0.5 max-md:mt-5.5 max-md:pb-0">
        <p className="flex items-center gap-2 font-medium text-tint-text">
          <Datum mark="playlistVisibility" place="end">
            {visibility === 'private' && <Lock className="mr-2 inline size-3.75 align-[-2px]" />}
            <span>{t(visibility === 'private' ? 'playlist.kindPrivate' : 'playlist.kind')}</span>
          </Datum>
        </p>
        <h1 className={nameVariants({ length: lengthStep(name) })}>
          <Datum mark="playlistName" place="above-end">
            {name}
          </Datum>
        </h1>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-tint-text max-md:gap-x-3.5 xray:gap-x-24 xray:pb-6.5 xray:max-md:gap-y-8.5">
          <Datum mark="playlistOwner" place="below" className={FACT}>
            <PersonLink personId={owner.personId} className="inline-flex items-center gap-2.5">
              <Cover seed={owner.displayName} size={28} round />
              <b className="font-semibold text-foreground">{owner.displayName}</b>
            </PersonLink>
          </Datum>
          {owner.editor && (
            <Datum mark="playlistOwnerIsEditor" place="below" className={FACT}>
              <PassTag />
            </Datum>
          )}
          <Datum mark="playlistLength" place="below" className={FACT}>
            <span className="tabular-nums">
              <span className="md:hidden">
                <b className="font-semibold text-foreground">{format.number(plays)}</b>{' '}
                <span>{`${t('common.playsWord', { count: plays })}, `}</span>
              </span>
              <PlaylistLength songCount={songCount} durationMs={durationMs} />
            </span>
          </Datum>
        </div>
      </div>
      <div className="ml-auto flex-none self-end pb-0.5 text-right max-md:hidden">
        <Datum mark="playlistPlays" place="above-end" block>
          <b className="block font-display text-72 leading-[0.84] font-bold tracking-[-0.04em] font-stretch-78%">
            {format.number(plays)}
          </b>
          <span className="mt-2.5 block text-13 text-tint-text">
            {t('common.playsWord', { count: plays })}
          </span>
        </Datum>
      </div>
    </section>
  );
}
