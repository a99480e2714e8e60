import type { Year } from '@setlist/contracts/history';
import { getFormatter, getTranslations } from 'next-intl/server';
import { coverUrl } from '#components/cover.tsx';
import { PageLink, TextLink } from '#components/page-link.tsx';
import { Rich, STRONG } from '#components/rich.tsx';
import { TitledSection } from '#components/section.tsx';
import { DISCOVER_HREF } from '#features/home/discover.ts';
import { Datum } from '#features/xray/datum.tsx';
import { Bars } from './bars.tsx';
import { Columns } from './columns.tsx';
import { minutesOf } from './minutes.ts';

interface Props {
  sums: Year;
  year: number;
  /** The first year and the last of which there may be something. */
  years: [first: number, last: number];
}

/** A year of the person's listening: its sums, and what they heard by genre, hour, month and playlist. */
export async function YearOfListening({ sums, year, years }: Props) {
  const t = await getTranslations();
  return (
    <>
      <YearSwitch year={year} years={years} />
      {sums.listens === 0 ? (
        <div className="py-10">
          <h2 className="font-display text-28 font-650">{t('year.none', { year: String(year) })}</h2>
          <p className="mt-1 text-muted">{t('history.noneHint')}</p>
          <TextLink className="mt-3" href={DISCOVER_HREF}>
            {t('playlist.discover')}
          </TextLink>
        </div>
      ) : (
        <>
          <Sums sums={sums} year={year} />
          <Plots sums={sums} />
        </>
      )}
    </>
  );
}

async function YearSwitch({ year, years: [first, last] }: Omit<Props, 'sums'>) {
  const t = await getTranslations();
  const newest = Math.max(year, last);
  const all = Array.from({ length: newest - Math.min(year, first) + 1 }, (_, i) => newest - i);
  return (
    <nav className="mt-7 flex flex-wrap gap-2" aria-label={t('year.years')}>
      {all.map((each) => (
        <PageLink
          key={each}
          className="inline-flex h-10 items-center rounded-full border border-line-2 px-4 font-550 text-muted tabular-nums hover:bg-surface-3 hover:text-foreground aria-[current=page]:border-line-ctl aria-[current=page]:bg-surface-4 aria-[current=page]:text-foreground max-md:h-11 forced-colors:aria-[current=page]:outline-2"
          href={`/year?year=${each}`}
          aria-current={each === year ? 'page' : undefined}
        >
          {String(each)}
        </PageLink>
      ))}
    </nav>
  );
}

/** All of the year in one number, on a sleeve of its own. */
async function Sums({ sums, year }: Pick<Props, 'sums' | 'year'>) {
  const t = await getTranslations();
  const format = await getFormatter();
  return (
    <Datum
      mark="yearSums"
      place="below-end"
      block
      className="relative isolate mt-5 flex min-h-56 flex-col justify-end rounded-panel bg-[#0b202b] px-7 py-6 text-white max-md:min-h-44 max-md:px-5 max-md:py-4.5 xray:mb-16"
    >
      <span
        className="absolute inset-0 -z-1 overflow-hidden rounded-[inherit] after:absolute after:inset-0 after:bg-[linear-gradient(180deg,rgb(8_16_22/20%),rgb(8_16_22/86%)_80%)]"
        aria-hidden="true"
      >
        {/* biome-ignore lint/performance/noImgElement: an SVG of our own gains nothing from image optimization */}
        <img
          className="absolute top-[-120%] h-auto w-full max-md:top-[-40%] xray:brightness-72 xray:contrast-85 xray:grayscale"
          src={coverUrl(`year:${year}`, { motif: 'strata', palette: 'cobalt' })}
          alt=""
          width="400"
          height="400"
          fetchPriority="high"
        />
      </span>
      <p className="font-display text-96 leading-[0.9] font-bold tracking-[-0.022em] tabular-nums font-stretch-86% max-md:text-56">
        {format.number(minutesOf(sums.heardMs))}
        <span className="ml-3 text-28 font-650 tracking-[-0.02em] max-md:ml-2 max-md:text-22">
          {t('year.minutes', { count: minutesOf(sums.heardMs) })}
        </span>
      </p>
      <p className="mt-3 flex flex-wrap gap-x-4.5 text-[#e9e3d7] [&_b]:text-white">
        <Rich>{t.rich('year.listens', { count: sums.listens, ...STRONG })}</Rich>
        <Rich>{t.rich('year.songs', { count: sums.songs, ...STRONG })}</Rich>
      </p>
    </Datum>
  );
}

async function Plots({ sums }: Pick<Props, 'sums'>) {
  const t = await getTranslations();
  const format = await getFormatter();
  const hour = (at: number) =>
    format.dateTime(new Date(Date.UTC(2026, 0, 1, at)), { hour: 'numeric', timeZone: 'UTC' });
  const month = (at: number, style: 'long' | 'narrow') =>
    format.dateTime(new Date(Date.UTC(2026, at, 1)), { month: style, timeZone: 'UTC' });
  return (
    <>
      <TitledSection id="by-genre" title={t('year.byGenre')} hint={t('year.inMinutes')}>
        <Datum mark="yearByGenre" place="above-end" block>
          <Bars
            caption={t('year.byGenre')}
            what={t('song.genre')}
            rows={sums.byGenre.map(({ genre, ...heard }) => ({
              ...{
                key: genre ?? 'gone',
                name: genre ?? t('year.goneSongs'),
                seed: `genre:${genre ?? 'none'}`,
              },
              ...heard,
            }))}
          />
        </Datum>
      </TitledSection>
      <TitledSection id="by-hour" title={t('year.byHour')} hint={t('year.byHourHint')}>
        <Datum mark="yearByHour" place="above-end" block>
          <Columns
            caption={t('year.byHour')}
            what={t('year.hour')}
            columns={sums.byHour.map((heard, at) => ({
              ...{
                name: hour(at),
                short: at % 6 === 0 ? hour(at) : '',
                heardMs: heard.heardMs,
                listens: heard.listens,
              },
            }))}
          />
        </Datum>
      </TitledSection>
      <TitledSection id="by-month" title={t('year.byMonth')} hint={t('year.inMinutes')}>
        <Datum mark="yearByMonth" place="above-end" block>
          <Columns
            caption={t('year.byMonth')}
            what={t('year.month')}
            columns={sums.byMonth.map((heard, at) => ({
              ...{ name: month(at, 'long'), short: month(at, 'narrow') },
              ...heard,
            }))}
          />
        </Datum>
      </TitledSection>
      {sums.byPlaylist.length > 0 && (
        <TitledSection id="by-playlist" title={t('year.byPlaylist')} hint={t('year.mostHeard')}>
          <Datum mark="yearByPlaylist" place="above-end" block>
            <Bars
              caption={t('year.byPlaylist')}
              what={t('playlist.kind')}
              rows={sums.byPlaylist.map(({ playlistId, playlistName, playlistGone, ...heard }) => ({
                ...{ key: playlistId, name: playlistName ?? t('history.playlistGone'), seed: playlistId },
                ...(!playlistGone && { href: `/playlists/${playlistId}` }),
                ...heard,
              }))}
            />
          </Datum>
        </TitledSection>
      )}
      <TitledSection id="top-songs" title={t('year.topSongs')} hint={t('year.mostHeard')}>
        <Datum mark="yearTopSongs" place="above-end" block>
          <ol>
            {sums.topSongs.map(({ songId, songname, artist, gone, listens }, at) => (
              <li
                key={songId}
                className="grid min-h-14 grid-cols-[40px_minmax(0,1fr)_auto] items-center gap-3 border-t border-line first:border-0"
              >
                <span className="font-display text-26 leading-none font-bold text-subtle tabular-nums font-stretch-78%">
                  {at + 1}
                </span>
                <span className="min-w-0">
                  <b className="block truncate text-15 font-550">
                    {songname ?? t(gone === 'private' ? 'song.gonePrivate' : 'song.goneDeleted')}
                  </b>
                  {artist && <span className="block truncate text-13 text-muted">{artist}</span>}
                </span>
                <span className="text-14 text-muted tabular-nums">
                  {t('common.plays', { count: listens })}
                </span>
              </li>
            ))}
          </ol>
        </Datum>
      </TitledSection>
    </>
  );
}
