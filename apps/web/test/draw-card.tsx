import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MARKS, PROFILE_ROUTE } from '#features/xray/marks.ts';
import { XrayProvider } from '#features/xray/xray-provider.tsx';
import { en } from '#i18n/en.ts';

/** The markup of a part of X-ray's card, in English, as a page has it before it asks anything. */
export function drawCard(part: ReactNode, { source }: { source?: string } = {}): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <XrayProvider
        sessionExpiresAt={0}
        isOff={false}
        marks={MARKS}
        profileRoute={PROFILE_ROUTE}
        places={{ docs: 'http://localhost:4000/docs', ...(source !== undefined && { source }) }}
      >
        {part}
      </XrayProvider>
    </NextIntlClientProvider>,
  );
}

/** What stands in markup, without its tags. */
export function wordsIn(markup: string): string {
  return markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
