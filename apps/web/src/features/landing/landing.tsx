import { DEMO_PEOPLE } from '@setlist/contracts/constants';
import { CircleAlert } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Cover } from '#components/cover.tsx';
import { Logo } from '#components/logo.tsx';
import { Pass } from '#components/pass.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { HOME_NAMES, Tape } from '#components/ui/tape.tsx';
import { isLocalTenant } from '#env.ts';
import type { Ended } from '#session/refresh.ts';
import { SignInForm } from './sign-in-form.tsx';
import { StagePlot } from './stage-plot.tsx';

const HOMES = ['user', 'app', 'db'] as const;
const STEPS = [1, 2, 3] as const;

/** The front page: the question, the three homes of data, what happens at play 100, and the way in. */
export async function Landing({ next, ended }: { next: string | undefined; ended: Ended | undefined }) {
  const t = await getTranslations();
  return (
    <div className="landing">
      <header className="landing__top">
        <Logo label={t('app.home')} />
        <SignInForm next={next}>
          <Button type="submit" variant="line">
            {t('landing.signIn')}
          </Button>
        </SignInForm>
      </header>
      <main id="main">
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
        <section className="landing__hero">
          <div>
            <p className="landing__kicker">{next ? t('landing.next') : t('landing.kicker')}</p>
            <h1>{t('landing.headline')}</h1>
            <p className="landing__lead">{t('landing.lead')}</p>
            <div className="landing__ways">
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

        <section className="landing__lesson" aria-labelledby="lesson">
          <h2 id="lesson">{t('landing.lesson')}</h2>
          <ul>
            {HOMES.map((home) => (
              <li className="home-card" key={home}>
                <Tape home={home} large>
                  {HOME_NAMES[home]}
                </Tape>
                <h3 className="landing__point">{t(`landing.${home}Title`)}</h3>
                <p className="landing__text">{t(`landing.${home}Text`)}</p>
                <p className="landing__examples">{t(`landing.${home}Examples`)}</p>
              </li>
            ))}
          </ul>
        </section>

        <section className="landing__story" aria-labelledby="story">
          <h2 id="story">{t('landing.story')}</h2>
          <ol>
            {STEPS.map((step) => (
              <li key={step}>
                <span className="landing__step" aria-hidden="true">
                  {97 + step}
                </span>
                <h3 className="landing__point">{t(`landing.step${step}`)}</h3>
                <p className="landing__text">{t(`landing.step${step}Text`)}</p>
              </li>
            ))}
          </ol>
          <div className="landing__passes" aria-hidden="true">
            <Pass short />
          </div>
        </section>

        {isLocalTenant() && (
          <section className="landing__people" aria-labelledby="people">
            <h2 id="people">{t('landing.try')}</h2>
            <p className="landing__text">{t('landing.tryHint')}</p>
            <ul>
              {DEMO_PEOPLE.map(({ key, name, email }) => (
                <li key={key}>
                  <SignInForm next={next} demo={email}>
                    <button type="submit">
                      <Cover seed={name} size={48} round />
                      <span>
                        <b>{name}</b>
                        <span>{t(`landing.${key}`)}</span>
                      </span>
                    </button>
                  </SignInForm>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
      <footer className="landing__foot">{t('landing.foot')}</footer>
    </div>
  );
}
