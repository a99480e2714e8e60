'use client';

import { Button } from '#components/ui/button.tsx';
import { BROKEN } from '#i18n/broken.ts';
import { usePageLanguage } from '#lib/browser/page-language.ts';
import { Notice } from './notice.tsx';

interface Props {
  error: Error & { digest?: string };
  retry: () => void;
}

/** What a page says that broke. The digest is what the server's log calls the error. */
export function Broken({ error, retry }: Props) {
  const words = BROKEN[usePageLanguage()];
  return (
    <Notice title={words.title} text={words.hint} alert>
      {error.digest && (
        <p className="font-mono text-13 text-muted">{`${words.reference}: ${error.digest}`}</p>
      )}
      <Button variant="primary" onClick={() => retry()}>
        {words.retry}
      </Button>
    </Notice>
  );
}
