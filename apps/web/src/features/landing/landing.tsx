import { DEMO_PEOPLE, EDITOR_THRESHOLD } from '@setlist/contracts/constants';
import { cva } from 'class-variance-authority';
import { CircleAlert } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { BarePage } from '#components/bare-page.tsx';
import { Cover } from '#components/cover.tsx';
import { Pass } from '#components/pass.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { HOME_NAMES, HOMES, Tape } from '#components/ui/tape.tsx';
import { isLocalTenant } from '#env.ts';
import type { Ended } from '#session/refresh.ts';
import { SignInForm } from './sign-in-form.tsx';
import { StagePlot } from './stage-plot.tsx';

interface Props {
  /** Where people wanted to go. */
  next: string | undefined;
  /** Why nobody is signed in any more. */
  ended: Ended | undefined;
}

/** The front page: the question, the three homes of data, what happens at play 100, and the way in. */
export async function Landing({ next, ended }: Props) {
  const t = await getTranslations();
  return (
    <BarePage
      action={
        <SignInForm next={next}>
          <Button type="submit" variant="line">
            {t('landing.signIn')}
          </Button>
        </SignInForm>
      }
      footer={t('landing.foot')}
    >
      {ended && ended.why !== 'signed-out' && (
        <Alert
          icon={CircleAlert}
          title={t(`ended.${ended.why}`)}
          text={
            <>
              {t(`ended.${ended.why}Hint`)}
              {ended.why === 'denied' && <q>{ended.reason}</q>}
            </>
          }
          className="mt-6"
        />
      )}
      <section className="grid min-h-[min(640px,calc(100vh-120px))] grid-cols-[minmax(0,1.05fr)_minmax(0,1fr)] items-center gap-16 pt-8 pb-14 max-lg:min-h-0 max-lg:grid-cols-1 max-lg:gap-10 max-lg:pt-4">
        <div>
          <p className="mb-4.5 text-18 font-medium tracking-[-0.015em] text-muted">
            {next ? t('landing.next') : t('landing.kicker')}
          </p>
          <h1 className="font-display text-[clamp(3.25rem,7.6vw,7rem)] leading-[0.88] font-750 tracking-[-0.028em] text-balance wrap-break-word font-stretch-82%">
            {t('landing.headline')}
          </h1>
          <p className="mt-6.5 max-w-[52ch] text-18 leading-normal text-muted">{t('landing.lead')}</p>
          <div className="mt-8 flex flex-wrap gap-3">
            <SignInForm next={next}>
              <Button type="submit" variant="primary" size="large">
                {t('landing.signIn')}
              </Button>
            </SignInForm>
            <SignInForm next={next} signUp>
              <Button type="submit" variant="quiet" size="large">
                {t('landing.signUp')}
              </Button>
            </SignInForm>
          </div>
        </div>
        <StagePlot />
      </section>
      <Lesson />
      <Story />
      {isLocalTenant() && <People next={next} />}
    </BarePage>
  );
}

const homeTapeVariants = cva('absolute -top-3.5 left-4 max-md:min-w-35.5', {
  variants: { home: { user: 'rotate-[-1.2deg]', app: 'rotate-[0.8deg]', db: 'rotate-[-0.6deg]' } },
});

/** Which data has which home. */
async function Lesson() {
  const t = await getTranslations();
  return (
    <Section id="lesson" title={t('landing.lesson')}>
      <ul className="mt-8 grid grid-cols-3 gap-4 max-lg:grid-cols-1">
        {HOMES.map((home) => (
          <li className="relative mt-3.5 rounded-panel bg-surface-2 px-5.5 pt-8.5 pb-5.5" key={home}>
            <Tape home={home} large className={homeTapeVariants({ home })}>
              {HOME_NAMES[home]}
            </Tape>
            <Point>{t(`landing.${home}Title`)}</Point>
            <p className="mt-2 text-14 leading-normal text-muted">{t(`landing.${home}Text`)}</p>
            <p className="mt-2 font-mono text-13 leading-normal">{t(`landing.${home}Examples`)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const STEPS = [1, 2, 3] as const;

/** What happens at play 100. */
async function Story() {
  const t = await getTranslations();
  return (
    <Section id="story" title={t('landing.story')}>
      <ol className="mt-8 grid max-w-245 grid-cols-3 gap-8 max-lg:grid-cols-1 max-lg:gap-6">
        {STEPS.map((step) => (
          <li className="group" key={step}>
            <span
              className="font-display text-72 leading-[0.84] font-bold tracking-[-0.04em] text-subtle font-stretch-78% group-last:text-accent-text"
              aria-hidden="true"
            >
              {EDITOR_THRESHOLD - STEPS.length + step}
            </span>
            <Point className="mt-3.5">{t(`landing.step${step}`, { needed: EDITOR_THRESHOLD })}</Point>
            <p className="mt-1.5 text-muted">{t(`landing.step${step}Text`)}</p>
          </li>
        ))}
      </ol>
      <div className="absolute top-16 right-10 max-xl:hidden" aria-hidden="true">
        <Pass short />
      </div>
    </Section>
  );
}

/** The demo people, each of whom one tap signs in. */
async function People({ next }: Pick<Props, 'next'>) {
  const t = await getTranslations();
  return (
    <Section id="people" title={t('landing.try')}>
      <p className="mt-1.5 text-muted">{t('landing.tryHint')}</p>
      <ul className="mt-5.5 flex flex-wrap gap-x-11 gap-y-4.5">
        {DEMO_PEOPLE.map(({ key, name, email }) => (
          <li key={key}>
            <SignInForm next={next} demo={email}>
              <button
                type="submit"
                className="-m-2 flex items-center gap-3.5 rounded-full p-2 pr-5 text-left text-muted transition-colors hover:bg-surface-3 active:bg-surface-4 forced-colors:border"
              >
                <Cover seed={name} size={48} round />
                <span>
                  <b className="block text-16 font-semibold text-foreground">{name}</b>
                  <span>{t(`landing.${key}`)}</span>
                </span>
              </button>
            </SignInForm>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="relative pt-12 pb-4 max-md:pt-9" aria-labelledby={id}>
      <h2
        className="font-display text-56 leading-[0.98] font-bold tracking-[-0.026em] text-balance font-stretch-86% max-md:text-40"
        id={id}
      >
        {title}
      </h2>
      {children}
    </section>
  );
}

function Point({ className = '', children }: { className?: string; children: string }) {
  return (
    <h3 className={`text-18 leading-[1.3] font-semibold tracking-[-0.012em] ${className}`}>{children}</h3>
  );
}
