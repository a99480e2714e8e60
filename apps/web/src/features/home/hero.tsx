import { EDITOR_THRESHOLD } from '@setlist/contracts/identity';
import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { BlankPass, Pass } from '#components/pass.tsx';
import { Rich } from '#components/rich.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { OnHold } from '#lib/api.ts';
import { lengthStep } from '#lib/length-step.ts';
import { getTranslate } from '#messages/server.ts';
import type { Viewer } from '#session/viewer.ts';
import { GenreTile } from './genre-tile.tsx';

interface Props {
  viewer: Viewer;
  genre: string | undefined | OnHold;
  /** The API says the total in decimal digits, as the scenario has it. */
  plays: string | OnHold;
  playlists: { items: PlaylistSummary[] } | OnHold;
}

/** The greeting: name, pass, plan and numbers, each from its own home. */
export async function Hero({ viewer, genre, plays, playlists }: Props) {
  const t = await getTranslate();
  const total = plays instanceof OnHold ? null : Number(plays);
  const missing = EDITOR_THRESHOLD - (total ?? 0);
  return (
    <section className="hero">
      <div className="hero__main">
        <div className="hero__id">
          <h1>
            <span className="hero__greeting">{t('home.hello')}</span>{' '}
            <Datum home="user" datum="user_metadata.displayName" source="claim …/display_name" place="below">
              <span className="hero__name" data-length={lengthStep(viewer.displayName)}>
                {viewer.displayName}
              </span>
            </Datum>
          </h1>
          <Datum
            home="app"
            datum="app_metadata.roles"
            source={viewer.editor ? 'claim …/roles' : 'claim …/roles; the ring: sum(play_counts.plays)'}
            place="below-end"
            block
          >
            {viewer.editor ? <Pass t={t} /> : <BlankPass plays={total} t={t} />}
          </Datum>
        </div>
        <p className="hero__facts">
          <Datum home="app" datum="app_metadata.plan" source="claim …/plan" place="below">
            <Rich parts={t.parts(`home.plan.${viewer.plan}`)} />
          </Datum>
          {!(playlists instanceof OnHold) && total !== null && (
            <Datum
              home="db"
              datum="playlists, plays"
              request="GET /playlists, GET /playlists/getPlays"
              source="count of playlists, sum(play_counts.plays)"
              place="below"
            >
              <Rich parts={t.parts('home.playlists', { count: playlists.items.length })} />
              <span>{', '}</span>
              <Rich parts={t.parts('home.plays', { count: total })} />
            </Datum>
          )}
          {!viewer.editor && total !== null && missing > 0 && (
            <Datum
              home="db"
              datum={`${EDITOR_THRESHOLD} - sum(plays)`}
              request="GET /playlists/getPlays"
              source="sum(play_counts.plays)"
              place="below"
            >
              {t('home.toGo', { count: missing })}
            </Datum>
          )}
        </p>
      </div>
      <GenreTile genre={genre} />
    </section>
  );
}
