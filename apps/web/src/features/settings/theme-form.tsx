'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Segment, Segmented } from '#components/ui/segmented.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { usePreferences } from './preferences-provider.tsx';
import { SETTING, SettingFoot, SettingLabel } from './setting.tsx';

const THEMES = [
  { value: 'system', icon: Monitor },
  { value: 'dark', icon: Moon },
  { value: 'light', icon: Sun },
] as const;

/** Chooses the theme; it shows at once. */
export function ThemeForm() {
  const t = useTranslations();
  const { preferences, choose } = usePreferences();
  return (
    <fieldset className={SETTING}>
      <legend className="sr-only">{t('settings.theme.label')}</legend>
      <SettingLabel hidden>{t('settings.theme.label')}</SettingLabel>
      <div className="min-w-0">
        <Datum mark="theme" form className="inline-block max-w-full">
          <Segmented>
            {THEMES.map(({ value, icon }) => (
              <Segment
                key={value}
                icon={icon}
                name="theme"
                value={value}
                checked={preferences.theme === value}
                onChange={() => void choose({ theme: value }, t('settings.themeSaved'))}
              >
                {t(`settings.theme.${value}`)}
              </Segment>
            ))}
          </Segmented>
        </Datum>
        <SettingFoot mark="theme" />
      </div>
    </fieldset>
  );
}
