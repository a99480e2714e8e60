import { cx } from 'class-variance-authority';
import { getTranslations } from 'next-intl/server';
import { HOME_NAMES, HOMES, Tape } from '#components/ui/tape.tsx';

/** Each strip is torn off by hand. */
const ANGLES = { user: '-rotate-[1.2deg]', app: 'rotate-[0.8deg]', db: '-rotate-[0.6deg]' };

/** The three homes of data, and the rule of each. On a phone, a line for each. */
export async function Homes() {
  const t = await getTranslations();
  return (
    <section
      className="mt-7 grid grid-cols-3 gap-4 max-md:mt-5 max-md:grid-cols-1 max-md:gap-0.5"
      aria-label={t('settings.homes')}
    >
      {HOMES.map((home) => (
        <div
          key={home}
          className="max-md:flex max-md:min-h-11 max-md:items-center max-md:gap-3.5 md:relative md:mt-3.5 md:rounded-panel md:bg-surface-2 md:px-5.5 md:pt-8.5 md:pb-5"
        >
          <Tape
            home={home}
            large
            className={cx('max-md:h-7 max-md:min-w-35.5 md:absolute md:-top-3.5 md:left-4', ANGLES[home])}
          >
            {HOME_NAMES[home]}
          </Tape>
          <h2 className="text-16 leading-[1.3] font-semibold tracking-[-0.012em] max-md:text-15 max-md:font-medium max-md:text-muted">
            {t(`settings.${home}`)}
          </h2>
          <p className="mt-1 text-13 leading-normal text-muted max-md:hidden">{t(`settings.${home}Hint`)}</p>
        </div>
      ))}
    </section>
  );
}
