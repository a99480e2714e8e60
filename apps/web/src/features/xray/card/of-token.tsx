import { useFormatter, useTranslations } from 'next-intl';
import { useXrayAnswer } from '../use-xray-answer.ts';
import { Answered, Code, Fact, JsonBlock } from './facts.tsx';
import { Source } from './source.tsx';
import { TOKEN_PATH, TOKEN_SOURCE } from './token-route.ts';

/** The claims in the session's token, what they came by, who issued it for whom, and how long it is good for. */
export function OfToken({ claims }: { claims: string[] }) {
  const t = useTranslations();
  const format = useFormatter();
  const token = useXrayAnswer<Record<string, unknown>>(TOKEN_PATH);
  const ago = (seconds: unknown) => format.relativeTime(new Date(Number(seconds) * 1000), new Date());
  return (
    <>
      <Fact name={t('xray.token')}>
        <Answered outcome={token}>
          {(payload) => (
            <JsonBlock value={Object.fromEntries(claims.map((claim) => [claim, payload[claim]]))} />
          )}
        </Answered>
      </Fact>
      <Fact name={t('xray.fetchedBy')}>
        <Code>{`GET ${TOKEN_PATH}`}</Code>
        {token?.ok && (
          <span className="text-muted">{t('xray.fromSession', { ms: Math.round(token.ms) })}</span>
        )}
        <Source file={TOKEN_SOURCE} />
      </Fact>
      {token?.ok && (
        <>
          <Fact name={t('xray.issuer')}>
            <Code>{String(token.value.iss)}</Code>
            <span className="text-muted">{t('xray.issued', { ago: ago(token.value.iat) })}</span>
          </Fact>
          <Fact name={t('xray.audience')}>
            <Code>{[token.value.aud].flat().join(', ')}</Code>
          </Fact>
          <Fact name={t('xray.timeLeft')}>
            <span>{ago(token.value.exp)}</span>
          </Fact>
        </>
      )}
    </>
  );
}
