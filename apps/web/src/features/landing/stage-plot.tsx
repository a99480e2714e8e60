import { cva } from 'class-variance-authority';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Cover } from '#components/cover.tsx';
import { Rich, STRONG } from '#components/rich.tsx';
import { PassTag } from '#components/ui/pass-tag.tsx';
import { HOME_NAMES, HOMES, type Home, markTapeVariants, Tape } from '#components/ui/tape.tsx';

/** A small screen of the app under X-ray: what it shows, and the tape that tells where each piece lives. */
export async function StagePlot() {
  const t = await getTranslations();
  return (
    <figure
      className="relative isolate grid gap-10 overflow-hidden rounded-panel bg-surface-2 px-11 pt-14 pb-10 shadow-3 dot-grid [--dots:var(--line-2)] max-md:gap-9 max-md:px-5.5 max-md:pt-9 max-md:pb-6"
      aria-hidden="true"
    >
      {/* A light from above. */}
      <div className="absolute inset-0 -z-1 bg-[linear-gradient(198deg,light-dark(rgb(255_255_255/95%),rgb(246_241_231/24%)),transparent_78%)] [clip-path:polygon(56%_0,72%_0,104%_100%,6%_100%)]" />
      <Mark home="user" datum="user_metadata.displayName">
        <span className="font-display text-[clamp(2.75rem,5vw,4.75rem)] leading-[0.9] font-bold tracking-[-0.022em] font-stretch-86%">
          J-vald3z
        </span>
      </Mark>
      <div className="flex flex-wrap gap-x-16 gap-y-9">
        <Mark home="app" datum="app_metadata.roles">
          <PassTag />
        </Mark>
        <Mark home="app" datum="app_metadata.plan">
          <Rich>{t.rich('home.plan.full', STRONG)}</Rich>
        </Mark>
      </div>
      <Mark home="db" datum="playlists, plays">
        <span className="grid grid-cols-[repeat(4,minmax(0,110px))] gap-3">
          {['Night Bus Home', 'pl_00t1', 'pl_00vh', 'pl_00sg'].map((seed) => (
            <Cover key={seed} seed={seed} eager className="min-w-13" />
          ))}
        </span>
      </Mark>
      <span className="mt-3 flex flex-wrap gap-2.5">
        {HOMES.map((home) => (
          <Tape key={home} home={home} className="odd:rotate-[-1.4deg] even:rotate-[1.1deg]">
            {HOME_NAMES[home]}
          </Tape>
        ))}
      </span>
    </figure>
  );
}

const markVariants = cva(
  'relative justify-self-start px-1.5 py-0.5 [--corner:12px] before:absolute before:-inset-1.5 before:corner-marks',
  {
    variants: {
      home: { user: 'before:text-home-user', app: 'before:text-home-app', db: 'before:text-home-db' },
    },
  },
);

function Mark({ home, datum, children }: { home: Home; datum: string; children: ReactNode }) {
  return (
    <span className={markVariants({ home })}>
      {children}
      <span className={markTapeVariants({ home, className: 'absolute top-[calc(100%+4px)] -left-1.5 z-9' })}>
        {datum}
      </span>
    </span>
  );
}
