import { EDITOR_THRESHOLD } from '@setlist/contracts/constants';
import { cva } from 'class-variance-authority';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** The EDITOR pass as a laminate that hangs from the top edge; `short` where the cord ends in the air. */
export function Pass({ short = false }: { short?: boolean }) {
  const t = useTranslations();
  return (
    <Lanyard short={short} issued>
      <div className="pass-laminate absolute inset-0 rounded-[14px] p-1.5 max-md:rounded-[11px] max-md:p-1.25">
        <div className="pass-card relative flex h-full flex-col justify-between overflow-hidden rounded-[9px] px-2.5 pt-7.5 pb-2.25 text-accent-foreground max-md:rounded-[7px] max-md:px-1.75 max-md:pt-6 max-md:pb-1.75">
          <span className="absolute -top-1.5 -left-8.5 size-47.5 bg-[url(/pass.svg)] opacity-34 max-md:-top-5.5 max-md:-left-10" />
          <span className="pass-foil absolute inset-0 in-data-[moment=play-100]:animate-foil" />
          <Slot issued />
          <Line first="SETLIST" second={`No.${EDITOR_THRESHOLD}`} />
          <span>
            <span className="relative font-display text-34 leading-[0.9] font-extrabold tracking-[-0.012em] font-stretch-75% max-md:text-[23px]">
              EDITOR
            </span>
            <span className="sr-only">{` ${t('pass.earned', { needed: EDITOR_THRESHOLD })}`}</span>
            <Line first="FEATURED" second="LIST" ruled />
          </span>
        </div>
      </div>
    </Lanyard>
  );
}

/** The same pass, not issued yet: empty, with the plays so far in a ring; null while nobody can tell them. */
export function BlankPass({ plays }: { plays: number | null }) {
  const t = useTranslations();
  const format = useFormatter();
  const label =
    plays === null ? t('pass.unavailable') : t('pass.blank', { count: plays, needed: EDITOR_THRESHOLD });
  return (
    <Lanyard issued={false}>
      <div
        className="absolute inset-0 rounded-[14px] p-1.5 max-md:rounded-[11px] max-md:p-1.25"
        role="img"
        aria-label={label}
      >
        <div className="relative flex h-full flex-col items-center justify-between overflow-hidden rounded-[12px] border-[1.5px] border-dashed border-line-ctl px-2 pt-5 pb-2.5 text-muted max-md:px-1 max-md:pt-3.5 max-md:pb-2">
          <Slot issued={false} />
          <span className="relative mt-1.5 size-21 max-md:mt-1 max-md:size-16">
            <svg className="size-full -rotate-90 fill-none stroke-[7]" viewBox="0 0 84 84" aria-hidden="true">
              <circle className="stroke-surface-4" cx="42" cy="42" r="37" />
              <circle
                className="stroke-play"
                cx="42"
                cy="42"
                r="37"
                strokeLinecap="round"
                pathLength={EDITOR_THRESHOLD}
                strokeDasharray={`${Math.min(plays ?? 0, EDITOR_THRESHOLD)} ${EDITOR_THRESHOLD}`}
              />
            </svg>
            <span className="absolute inset-0 grid place-content-center text-center text-12 leading-[1.1] text-muted max-md:text-[10.5px]">
              <b className="font-display text-[27px] leading-none font-750 tracking-[-0.02em] text-foreground font-stretch-80% max-md:text-[21px]">
                {plays === null ? '–' : format.number(plays)}
              </b>
              <span>{t('pass.of', { needed: EDITOR_THRESHOLD })}</span>
              <span>{t('pass.plays')}</span>
            </span>
          </span>
          <span className="relative font-display text-[21px] leading-[0.9] font-extrabold tracking-[0.02em] text-subtle font-stretch-75% max-md:text-15">
            EDITOR
          </span>
        </div>
      </div>
    </Lanyard>
  );
}

const cordVariants = cva(
  'pass-cord absolute bottom-[calc(100%-18px)] left-1/2 w-2.75 -translate-x-1/2 max-md:w-2.25',
  {
    variants: {
      short: { true: 'h-24 mask-[linear-gradient(transparent,#000_60%)]', false: 'h-110 max-md:h-60' },
      issued: { true: '', false: 'opacity-45' },
    },
  },
);
const clipVariants = cva(
  [
    'pass-clip absolute -top-4 left-1/2 z-3 h-8.5 w-4.25 -translate-x-1/2 rounded-t-[4px] rounded-b-[8px]',
    'after:absolute after:inset-x-1 after:top-2.75 after:h-0.5 after:bg-black/35 max-md:-top-3.25 max-md:h-7 max-md:w-3.5',
  ],
  { variants: { issued: { true: '', false: 'opacity-60' } } },
);
const slotVariants = cva(
  'absolute top-2.25 left-1/2 z-2 h-2 w-8.5 -translate-x-1/2 rounded-[5px] max-md:top-1.75 max-md:h-1.5 max-md:w-6.5',
  {
    variants: {
      issued: {
        true: 'bg-[#24230f] inset-shadow-[0_2px_3px_rgb(0_0_0/70%)]',
        false: 'border-[1.5px] border-dashed border-line-ctl',
      },
    },
  },
);
const lineVariants = cva(
  'relative flex justify-between font-mono text-[9.5px] leading-none font-semibold max-md:text-[8.5px]',
  {
    variants: {
      ruled: { true: 'mt-1.5 border-t-[1.5px] border-current pt-1.5 max-md:mt-1 max-md:pt-1', false: '' },
    },
  },
);

function Lanyard({
  issued,
  short = false,
  children,
}: {
  issued: boolean;
  short?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="relative left-2 h-41 w-31 flex-none origin-[50%_-72px] rotate-[3.2deg] in-data-[moment=play-100]:animate-drop max-md:left-1 max-md:mr-1 max-md:mb-1 max-md:h-30.5 max-md:w-23 max-md:rotate-[2.4deg]">
      <span className={cordVariants({ short, issued })} aria-hidden="true" />
      <span className={clipVariants({ issued })} aria-hidden="true" />
      {children}
    </div>
  );
}

function Slot({ issued }: { issued: boolean }) {
  return <span className={slotVariants({ issued })} />;
}

function Line({ first, second, ruled = false }: { first: string; second: string; ruled?: boolean }) {
  return (
    <span className={lineVariants({ ruled })} aria-hidden="true">
      <span>{first}</span>
      <span className="max-md:hidden">{second}</span>
    </span>
  );
}
