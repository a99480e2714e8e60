import type { XrayProfile } from '@setlist/contracts/xray';
import { useTranslations } from 'next-intl';
import { HOME_NAMES } from '#components/ui/tape.tsx';
import { useXrayAnswer } from '../use-xray-answer.ts';
import { useXrayData } from '../xray-provider.tsx';
import { Answered, Away, Fact, JsonBlock } from './facts.tsx';

/** The metadata as they stand at the identity provider now. */
export function AtTenant({ home }: { home: 'user' | 'app' }) {
  const t = useTranslations();
  const { places } = useXrayData();
  const profile = useXrayAnswer<XrayProfile>('/xray/profile');
  return (
    <Fact name={t('xray.atTenant')}>
      <Answered outcome={profile}>
        {(value) => <JsonBlock value={{ [HOME_NAMES[home]]: value[HOME_NAMES[home]] }} />}
      </Answered>
      {places.profile && <Away href={places.profile}>{t('xray.dashboard')}</Away>}
    </Fact>
  );
}
