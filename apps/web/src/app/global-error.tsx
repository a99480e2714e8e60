'use client';

import { Notice } from '#components/notice.tsx';
import { Button } from '#components/ui/button.tsx';
import '#styles/globals.css';
import { en } from '#i18n/en.ts';

/** The last resort, when even the frame of the app broke. It knows no language but English. */
export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <main className="px-5 md:px-10">
          <Notice title={en.error.broken} text={en.error.brokenHint} alert>
            {error.digest && <p className="font-mono text-13 text-muted">{error.digest}</p>}
            <Button variant="primary" onClick={() => retry()}>
              {en.common.retry}
            </Button>
          </Notice>
        </main>
      </body>
    </html>
  );
}
