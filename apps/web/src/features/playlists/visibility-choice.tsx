'use client';

import { Globe, Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** Chooses who sees a playlist; the form field is named `visibility`. */
export function VisibilityChoice() {
  const t = useTranslations();
  return (
    <fieldset className="field">
      <legend className="field__label mb-1.5">{t('playlists.visibility')}</legend>
      <span className="segmented">
        <label>
          <input className="sr-only" type="radio" name="visibility" value="private" defaultChecked />
          <Lock className="icon" aria-hidden="true" />
          <span>{t('playlists.private')}</span>
        </label>
        <label>
          <input className="sr-only" type="radio" name="visibility" value="public" />
          <Globe className="icon" aria-hidden="true" />
          <span>{t('playlists.public')}</span>
        </label>
      </span>
    </fieldset>
  );
}
