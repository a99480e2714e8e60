import { useFormatter, useTranslations } from 'next-intl';
import { useXrayAnswer } from '../use-xray-answer.ts';
import { Answered, Code, Fact, JsonBlock } from './facts.tsx';

/** The claims in the session's token, who issued it for whom, and how long it is good for. */
export function OfToken({ claims }: { claims: string[] }) {
  const t = useTranslations();
  const format = useFormatter();
  const token = useXrayAnswer<Record<string, unknown>>('/xray/token');
  return (
    <>
      <Fact name={t('xray.token')}>
        <Answered outcome={token}>
          {(payload) => (
            <JsonBlock value={Object.fromEntries(claims.map((claim) => [claim, payload[claim]]))} />
          )}
        </Answered>
      </Fact>
      {token?.ok && (
        <>
          <Fact name={t('xray.issuer')}>
            <Code>{String(token.value.iss)}</Code>
          </Fact>
          <Fact name={t('xray.audience')}>
            <Code>{[token.value.aud].flat().join(', ')}</Code>
          </Fact>
          <Fact name={t('xray.timeLeft')}>
            <span>{format.relativeTime(new Date(Number(token.value.exp) * 1000), new Date())}</span>
          </Fact>
        </>
      )}
    </>
  );
}
