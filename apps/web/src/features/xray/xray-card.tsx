'use client';

import { useTranslations } from 'next-intl';
import { AtTenant } from './card/at-tenant.tsx';
import { Code, Fact } from './card/facts.tsx';
import { OfRequest } from './card/of-request.tsx';
import { OfToken } from './card/of-token.tsx';
import type { Mark } from './marks.ts';

/** What a tape opens to: the datum, what is behind it at its home, what brought it, and where to read on. */
export function XrayCard({ mark, shown }: { mark: Mark; shown: string }) {
  const t = useTranslations();
  const { home, sources, copyOf, from } = mark;
  return (
    <dl className="grid gap-3">
      {shown && (
        <Fact name={t('xray.value')}>
          <span className="line-clamp-3 text-14">{shown}</span>
        </Fact>
      )}
      <Fact name={t('xray.key')}>
        <Code>{sources.join(', ')}</Code>
        {copyOf && <span className="text-muted">{t('xray.copyOf', { datum: copyOf })}</span>}
      </Fact>
      {'claims' in from ? <OfToken claims={from.claims} /> : <OfRequest {...from} />}
      {home !== 'db' && <AtTenant home={home} />}
    </dl>
  );
}
