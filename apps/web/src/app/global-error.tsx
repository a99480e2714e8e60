'use client';

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
        <main className="notice px-5 md:px-10" role="alert">
          <h1>{en.error.broken}</h1>
          <p>{en.error.brokenHint}</p>
          {error.digest && <p className="font-mono text-13">{error.digest}</p>}
          <Button variant="primary" onClick={() => retry()}>
            {en.common.retry}
          </Button>
        </main>
      </body>
    </html>
  );
}
