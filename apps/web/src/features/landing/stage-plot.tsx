import { getTranslations } from 'next-intl/server';
import { Cover } from '#components/cover.tsx';
import { PassTag } from '#components/pass.tsx';
import { Rich, STRONG } from '#components/rich.tsx';
import { HOME_NAMES, type Home, Tape } from '#components/ui/tape.tsx';

/** A small screen of the app under X-ray: what it shows, and the tape that tells where each piece lives. */
export async function StagePlot() {
  const t = await getTranslations();
  return (
    <figure className="plot" aria-hidden="true">
      <div className="plot__beam" />
      <Mark home="user" datum="user_metadata.displayName">
        <span className="plot__name">J-vald3z</span>
      </Mark>
      <div className="plot__row">
        <Mark home="app" datum="app_metadata.roles">
          <PassTag />
        </Mark>
        <Mark home="app" datum="app_metadata.plan">
          <Rich>{t.rich('home.plan.full', STRONG)}</Rich>
        </Mark>
      </div>
      <Mark home="db" datum="playlists, plays">
        <span className="plot__covers">
          {['Night Bus Home', 'pl_00t1', 'pl_00vh', 'pl_00sg'].map((seed) => (
            <Cover key={seed} seed={seed} eager className="min-w-13" />
          ))}
        </span>
      </Mark>
      <span className="plot__legend">
        {(['user', 'app', 'db'] as const).map((home) => (
          <Tape key={home} home={home}>
            {HOME_NAMES[home]}
          </Tape>
        ))}
      </span>
    </figure>
  );
}

function Mark({ home, datum, children }: { home: Home; datum: string; children: React.ReactNode }) {
  return (
    <span className="plot__mark" data-home={home}>
      {children}
      <span className="datum__label" data-home={home}>
        {datum}
      </span>
    </span>
  );
}
