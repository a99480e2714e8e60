import { EDITOR_THRESHOLD } from '@setlist/contracts/constants';
import { useFormatter, useTranslations } from 'next-intl';

/** The EDITOR pass as a tag beside a name. */
export function PassTag({ small }: { small?: boolean }) {
  return <span className={small ? 'pass-tag pass-tag--small' : 'pass-tag'}>EDITOR</span>;
}

/** The EDITOR pass as a laminate that hangs from the top edge. */
export function Pass() {
  const t = useTranslations();
  return (
    <div className="lanyard">
      <span className="lanyard__cord" aria-hidden="true" />
      <span className="lanyard__clip" aria-hidden="true" />
      <div className="pass">
        <div className="pass__card">
          <span className="pass__art" />
          <span className="pass__foil" />
          <span className="pass__slot" />
          <span className="pass__line" aria-hidden="true">
            <span>SETLIST</span>
            <span>{`No.${EDITOR_THRESHOLD}`}</span>
          </span>
          <span>
            <span className="pass__word">EDITOR</span>
            <span className="sr-only">{` ${t('pass.earned')}`}</span>
            <span className="pass__line pass__line--foot" aria-hidden="true">
              <span>FEATURED</span>
              <span>LIST</span>
            </span>
          </span>
        </div>
      </div>
    </div>
  );
}

/** The same pass, not issued yet: empty, with the plays so far in a ring; null while nobody can tell them. */
export function BlankPass({ plays }: { plays: number | null }) {
  const t = useTranslations();
  const format = useFormatter();
  const label =
    plays === null ? t('pass.onHold') : t('pass.blank', { count: plays, needed: EDITOR_THRESHOLD });
  return (
    <div className="lanyard lanyard--blank">
      <span className="lanyard__cord" aria-hidden="true" />
      <span className="lanyard__clip" aria-hidden="true" />
      <div className="pass" role="img" aria-label={label}>
        <div className="pass__card">
          <span className="pass__slot" />
          <span className="progress-ring">
            <svg viewBox="0 0 84 84" aria-hidden="true">
              <circle cx="42" cy="42" r="37" />
              <circle
                className="progress-ring__value"
                cx="42"
                cy="42"
                r="37"
                pathLength={EDITOR_THRESHOLD}
                strokeDasharray={`${Math.min(plays ?? 0, EDITOR_THRESHOLD)} ${EDITOR_THRESHOLD}`}
              />
            </svg>
            <span className="progress-ring__text">
              <b className="num">{plays === null ? '–' : format.number(plays)}</b>
              <span>{t('pass.of', { needed: EDITOR_THRESHOLD })}</span>
              <span>{t('pass.plays')}</span>
            </span>
          </span>
          <span className="pass__word">EDITOR</span>
        </div>
      </div>
    </div>
  );
}
