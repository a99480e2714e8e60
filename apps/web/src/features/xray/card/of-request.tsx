import type { XrayRequest } from '@setlist/contracts/xray';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { useXrayAnswer } from '../use-xray-answer.ts';
import { useXrayData } from '../xray-provider.tsx';
import { Answered, Away, Code, Fact } from './facts.tsx';
import { Source } from './source.tsx';
import { Statements } from './steps.tsx';

/** The request to the API, what it did in Postgres, and where that is written. */
export function OfRequest({
  operationId,
  method,
  path,
}: {
  operationId: string;
  method: string;
  path: string;
}) {
  const t = useTranslations();
  const { answers } = useXrayData();
  // The page may be fetched again while the card is open.
  const answer = useSyncExternalStore(
    answers.subscribe,
    () => answers.get(operationId),
    () => undefined,
  );
  const request = useXrayAnswer<XrayRequest>(answer && `/xray/requests/${answer.requestId}`);
  return (
    <>
      <Fact name={t('xray.fetchedBy')}>
        <Code>{answer ? `${answer.method} ${answer.path}` : `${method} ${path}`}</Code>
        {answer && (
          <span className="text-muted">
            {t('xray.answered', {
              status: `${answer.status}`,
              ms: Math.round(answer.ms),
              id: answer.requestId,
            })}
          </span>
        )}
        {request?.ok && (
          <span className="grid justify-items-start">
            <Away href={request.value.operation.docs}>{t('xray.docs')}</Away>
            <Source {...request.value.operation} />
          </span>
        )}
      </Fact>
      {answer && (
        <Fact name={t('xray.statements')}>
          <Answered outcome={request} otherwise={t('xray.notRecorded')}>
            {({ statements }) => <Statements statements={statements} />}
          </Answered>
        </Fact>
      )}
    </>
  );
}
