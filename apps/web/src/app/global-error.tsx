'use client';

import { Broken } from '#components/broken.tsx';
import '#styles/globals.css';
import { usePageLanguage } from '#lib/browser/page-language.ts';

/** The last resort, when even the frame of the app broke: it takes the place of the whole page, in its language. */
export default function GlobalError(props: Parameters<typeof Broken>[0]) {
  return (
    <html lang={usePageLanguage()} data-theme="system">
      <body>
        <main className="px-5 md:px-10">
          <Broken {...props} />
        </main>
      </body>
    </html>
  );
}
