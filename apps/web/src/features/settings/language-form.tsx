'use client';

import { LANGUAGES } from '@setlist/contracts/constants';
import type { Preferences } from '@setlist/contracts/profile';
import { useTranslations } from 'next-intl';
import { Select } from '#components/ui/select.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { usePreferences } from './preferences-provider.tsx';
import { SETTING, SettingFoot, SettingLabel } from './setting.tsx';

/** Each language by its own name. */
const NAMES: Record<Preferences['language'], string> = { en: 'English', de: 'Deutsch', es: 'Español' };

/** Chooses the language. */
export function LanguageForm() {
  const t = useTranslations();
  const { preferences, choose } = usePreferences();

  return (
    <div className={SETTING}>
      <SettingLabel>
        <label htmlFor="language">{t('settings.language')}</label>
      </SettingLabel>
      <div className="min-w-0">
        <Datum mark="language" block form className="max-w-70">
          <Select
            id="language"
            value={preferences.language}
            onChange={(event) => {
              const language = LANGUAGES.find((value) => value === event.target.value);
              if (language) void choose({ language }, t('settings.languageSaved'));
            }}
          >
            {LANGUAGES.map((value) => (
              <option key={value} value={value} lang={value}>
                {NAMES[value]}
              </option>
            ))}
          </Select>
        </Datum>
        <SettingFoot mark="language" />
      </div>
    </div>
  );
}
