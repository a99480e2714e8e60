import type { XrayRequest } from '@setlist/contracts/xray';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { usePageSession } from '#lib/actions/page-session.tsx';
import type { Route } from '../marks.ts';
import { useXrayAnswer } from '../use-xray-answer.ts';
import { AnsweredBy } from './answered-by.tsx';
import { Answered, Code, Fact } from './facts.tsx';
import { Calls, LeftOut, Statements } from './steps.tsx';

/** The request to the API, what it did in Postgres and asked of the identity provider, and where that is written. */
export function OfRequest({ operationId, method, path }: Route) {
  const t = useTranslations();
  const { answers } = usePageSession();
  // The page may be fetched again while the card is open.
  const answer = useSyncExternalStore(
    answers.subscribe,
    () => answers.get(operationId),
    () => undefined,
  );
  const record = useXrayAnswer<XrayRequest>(answer && `/xray/requests/${answer.requestId}`);
  return (
    <>
      <Fact name={t('xray.fetchedBy')}>
        <Code>{answer ? `${answer.method} ${answer.path}` : `${method} ${path}`}</Code>
        <AnsweredBy operationId={operationId} answer={answer} record={record} />
      </Fact>
      {answer && (
        <Fact name={t('xray.statements')}>
          <Answered outcome={record} otherwise={t('xray.notRecorded')}>
            {({ statements, leftOut }) => (
              <>
                <Statements statements={statements} />
                <LeftOut count={leftOut} />
              </>
            )}
          </Answered>
        </Fact>
      )}
      {record?.ok && record.value.calls.length > 0 && (
        <Fact name={t('xray.calls')}>
          <Calls calls={record.value.calls} />
        </Fact>
      )}
    </>
  );
}
