'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Notice } from './notice.tsx';

interface Props {
  error: Error & { digest?: string };
  retry: () => void;
}

/** What a page says that broke. The digest is what the server's log calls the error. */
export function Broken({ error, retry }: Props) {
  const t = useTranslations();
  return (
    <Notice title={t('error.broken')} text={t('error.brokenHint')} alert>
      {error.digest && (
        <p className="font-mono text-13 text-muted">{t('error.reference', { digest: error.digest })}</p>
      )}
      <Button variant="primary" onClick={() => retry()}>
        {t('common.retry')}
      </Button>
    </Notice>
  );
}
