import { getTranslations } from 'next-intl/server';
import { HOME_NAMES, Tape } from '#components/ui/tape.tsx';

/** The three homes of data, and the rule of each. */
export async function Homes() {
  const t = await getTranslations();
  return (
    <section className="homes" aria-label={t('settings.homes')}>
      {(['user', 'app', 'db'] as const).map((home) => (
        <div className="home-card" key={home}>
          <Tape home={home} large className="max-md:h-7">
            {HOME_NAMES[home]}
          </Tape>
          <h2>{t(`settings.${home}`)}</h2>
          <p>{t(`settings.${home}Hint`)}</p>
        </div>
      ))}
    </section>
  );
}
