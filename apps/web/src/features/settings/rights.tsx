import { EDITOR_THRESHOLD } from '@setlist/contracts/constants';
import { LockKeyhole } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PassTag } from '#components/ui/pass-tag.tsx';
import { Datum } from '#features/xray/datum.tsx';
import type { Viewer } from '#session/session.ts';
import { SETTING, SettingFoot, SettingLabel } from './setting.tsx';

/** Plan and roles: what others decide about a person, with who does. */
export async function Rights({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations();
  return (
    <section className={SETTING} aria-labelledby="rights">
      <SettingLabel hint={t('settings.rightsHint')}>
        <h2 id="rights">{t('settings.rights')}</h2>
      </SettingLabel>
      <div className="min-w-0">
        <Datum mark="rights" block form>
          <dl className="grid gap-2">
            <Right name={t('settings.plan.label')} who={t('settings.planWho')}>
              {t(`settings.plan.${viewer.plan}`)}
            </Right>
            <Right name={t('settings.roles')} who={t('settings.rolesWho', { needed: EDITOR_THRESHOLD })}>
              {viewer.editor ? <PassTag /> : t('settings.rolesNone')}
            </Right>
          </dl>
        </Datum>
        <SettingFoot mark="rights" />
      </div>
    </section>
  );
}

function Right({ name, who, children }: { name: string; who: string; children: ReactNode }) {
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-3.5 gap-y-1 rounded-control border border-dashed border-line-2 px-4 py-2">
      <LockKeyhole className="size-4.5 text-subtle" />
      <dt className="min-w-14 text-muted">{name}</dt>
      <dd className="font-semibold">{children}</dd>
      <dd className="ml-auto text-13 text-muted">{who}</dd>
    </div>
  );
}
