import { useFormatter, useNow, useTranslations } from 'next-intl';
import { TOKEN_PATH, useToken } from '../use-token.ts';
import { useXrayData } from '../xray-provider.tsx';
import { Answered, Code, Fact, JsonBlock } from './facts.tsx';
import { Source } from './source.tsx';

/** Where that route is written, as the App Router has it: a path in the repository. */
export const TOKEN_SOURCE = `apps/web/src/app${TOKEN_PATH}/route.ts`;

/** The claims in the session's token, what they came by, who issued it for whom, and how long it is good for. */
export function OfToken({ claims }: { claims: string[] }) {
  const t = useTranslations();
  const format = useFormatter();
  const token = useToken(useXrayData().sessionExpiresAt);
  const now = useNow({ updateInterval: 1_000 });
  const fromNow = (seconds: number) => format.relativeTime(new Date(seconds * 1_000), now);
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
            <span className="text-muted">{t('xray.issued', { ago: fromNow(token.value.iat) })}</span>
          </Fact>
          <Fact name={t('xray.audience')}>
            <Code>{[token.value.aud].flat().join(', ')}</Code>
          </Fact>
          <Fact name={t('xray.timeLeft')}>
            <span>{fromNow(token.value.exp)}</span>
          </Fact>
        </>
      )}
    </>
  );
}
