'use client';

import { Globe, Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Segment, Segmented } from '#components/ui/segmented.tsx';

/** Chooses who sees a playlist; the form field is named `visibility`. */
export function VisibilityChoice() {
  const t = useTranslations();
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-13 font-550 text-muted">{t('playlists.visibility')}</legend>
      <Segmented>
        <Segment icon={Lock} name="visibility" value="private" defaultChecked>
          {t('playlists.private')}
        </Segment>
        <Segment icon={Globe} name="visibility" value="public">
          {t('playlists.public')}
        </Segment>
      </Segmented>
    </fieldset>
  );
}
