import type { Answer } from '@setlist/contracts';
import type { XrayRequest } from '@setlist/contracts/xray';
import { useTranslations } from 'next-intl';
import type { XrayAnswer } from '../use-xray-answer.ts';
import { useXrayData } from '../xray-provider.tsx';
import { Away } from './facts.tsx';
import { Source } from './source.tsx';

interface Props {
  operationId: string;
  /** Undefined while the page has none. */
  answer: Answer | undefined;
  record: XrayAnswer<XrayRequest> | undefined;
}

/** How a request to the API was answered, where its route is described and, where it was recorded, its verb is written. */
export function AnsweredBy({ operationId, answer, record }: Props) {
  const t = useTranslations();
  const { docs } = useXrayData().places;
  return (
    <>
      {answer && (
        <span className="text-muted">
          {t('xray.answered', {
            status: `${answer.status}`,
            ms: Math.round(answer.ms),
            id: answer.requestId,
          })}
        </span>
      )}
      <span className="grid justify-items-start">
        <Away href={`${docs}#${operationId}`}>{t('xray.docs')}</Away>
        {record?.ok && <Source {...record.value.operation} />}
      </span>
    </>
  );
}
