import { EDITOR_THRESHOLD } from '@setlist/contracts/constants';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { BlankPass, Pass } from '#components/pass.tsx';
import { Rich, STRONG } from '#components/rich.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { type Held, OnHold } from '#lib/api.ts';
import { lengthStep } from '#lib/length-step.ts';
import type { Viewer } from '#session/session.ts';
import { GenreSkeleton, GenreTile } from './genre-tile.tsx';

interface Props {
  viewer: Viewer;
  genre: Held<'getFavouriteGenre'>;
  /** The API says the total in decimal digits, as the scenario has it. */
  plays: Held<'getPlays'>;
  playlists: Held<'listPlaylists'>;
}

/** The greeting: name, pass and plan from the session at once, numbers and genre when the API has told them. */
export async function Hero({ viewer, genre, plays, playlists }: Props) {
  const t = await getTranslations();
  return (
    <section className="hero">
      <div className="hero__main">
        <div className="hero__id" data-spotlit>
          <h1>
            <span className="hero__greeting">{t('home.hello')}</span>{' '}
            <Datum mark="displayName" place="below">
              <span className="hero__name" data-length={lengthStep(viewer.displayName)}>
                {viewer.displayName}
              </span>
            </Datum>
          </h1>
          <Datum mark="roles" place="below-end" block>
            {viewer.editor ? (
              <Pass />
            ) : (
              <Suspense fallback={<BlankPass plays={null} />}>
                <PassToBe plays={plays} />
              </Suspense>
            )}
          </Datum>
        </div>
        <p className="hero__facts">
          <Datum mark="plan" place="below">
            <Rich>{t.rich(`home.plan.${viewer.plan}`, STRONG)}</Rich>
          </Datum>
          <Suspense fallback={<span>{'\u00a0'}</span>}>
            <Numbers viewer={viewer} plays={plays} playlists={playlists} />
          </Suspense>
        </p>
      </div>
      <Suspense fallback={<GenreSkeleton />}>
        <GenreTile genre={genre} />
      </Suspense>
    </section>
  );
}

async function PassToBe({ plays }: Pick<Props, 'plays'>) {
  const total = await plays;
  return <BlankPass plays={total instanceof OnHold ? null : Number(total)} />;
}

async function Numbers({ viewer, plays, playlists }: Omit<Props, 'genre'>) {
  const [t, told, mine] = await Promise.all([getTranslations(), plays, playlists]);
  const total = told instanceof OnHold ? null : Number(told);
  const missing = EDITOR_THRESHOLD - (total ?? 0);
  return (
    <>
      {!(mine instanceof OnHold) && total !== null && (
        <Datum mark="totalPlays" place="below">
          <Rich>{t.rich('home.playlists', { count: mine.items.length, ...STRONG })}</Rich>
          <span>{', '}</span>
          <Rich>{t.rich('home.plays', { count: total, ...STRONG })}</Rich>
        </Datum>
      )}
      {!viewer.editor && total !== null && missing > 0 && (
        <Datum mark="totalPlays" place="below">
          {t('home.toGo', { count: missing })}
        </Datum>
      )}
    </>
  );
}
