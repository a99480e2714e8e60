import type { XrayProfile, XrayRequest } from '@setlist/contracts/xray';
import { useTranslations } from 'next-intl';
import { HOME_NAMES } from '#components/ui/tape.tsx';
import { useXrayAnswer } from '../use-xray-answer.ts';
import { useXrayData } from '../xray-provider.tsx';
import { AnsweredBy } from './answered-by.tsx';
import { Answered, Away, Fact, Fold, JsonBlock } from './facts.tsx';
import { Calls } from './steps.tsx';

/** The metadata as they stand at the identity provider now, and how they came from there. */
export function AtTenant({ home }: { home: 'user' | 'app' }) {
  const t = useTranslations();
  const { places, profileRoute, sessionExpiresAt } = useXrayData();
  const { operationId, method, path } = profileRoute;
  // What changes there comes to the page with a renewed session.
  const profile = useXrayAnswer<XrayProfile>(path, `${sessionExpiresAt}`);
  const answer = profile?.ok ? profile.answers?.at(-1) : undefined;
  const record = useXrayAnswer<XrayRequest>(answer && `/xray/requests/${answer.requestId}`);
  return (
    <Fact name={t('xray.atTenant')}>
      <Answered outcome={profile}>
        {(value) => <JsonBlock value={{ [HOME_NAMES[home]]: value[HOME_NAMES[home]] }} />}
      </Answered>
      {places.profile && <Away href={places.profile}>{t('xray.dashboard')}</Away>}
      <Fold summary={t('xray.fetchedByRequest', { request: `${method} ${path}` })}>
        <AnsweredBy operationId={operationId} answer={answer} record={record} />
        {answer && (
          <Answered outcome={record} otherwise={t('xray.notRecorded')}>
            {({ calls }) => <Calls calls={calls} />}
          </Answered>
        )}
      </Fold>
    </Fact>
  );
}
