import { HOME_NAMES, Tape } from '#components/tape.tsx';
import { getTranslate } from '#messages/server.ts';

/** The three homes of data, and the rule of each. */
export async function Homes() {
  const t = await getTranslate();
  return (
    <section className="homes" aria-label={t('settings.homes')}>
      {(['user', 'app', 'db'] as const).map((home) => (
        <div className="home-card" key={home}>
          <Tape home={home} large>
            {HOME_NAMES[home]}
          </Tape>
          <h2>{t(`settings.${home}`)}</h2>
          <p>{t(`settings.${home}Hint`)}</p>
        </div>
      ))}
    </section>
  );
}
