import '#styles/globals.css';
import type { Metadata, Viewport } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { isBackstageOpen } from '#features/backstage/has-backstage.ts';
import { isXrayOn } from '#lib/is-xray-on.ts';
import { readViewer } from '#session/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return {
    title: { default: t('app.title'), template: `%s · ${t('app.title')}` },
    description: t('app.description'),
    icons: { icon: '/icon.svg', apple: '/icons/apple-180.png' },
  };
}

export const viewport: Viewport = {
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f4ec' },
    { media: '(prefers-color-scheme: dark)', color: '#12110f' },
  ],
};

/** Each page is written in them. A browser that learns of them from the style sheet alone would paint the page twice. */
const FONTS = [
  new URL('@setlist/ui/fonts/sans.woff2', import.meta.url).href,
  new URL('@setlist/ui/fonts/display.woff2', import.meta.url).href,
];

/**
 * What every page has, signed in or not: language, theme, X-ray, room for backstage. It hands out no messages: the server
 * says everything on public pages, and those of the app get theirs from the shell, so that the former do without
 * next-intl's script.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [viewer, t, locale, xrayOn, backstageOpen] = await Promise.all([
    readViewer(),
    getTranslations(),
    getLocale(),
    isXrayOn(),
    isBackstageOpen(),
  ]);
  return (
    // What this browser changes at once (theme, X-ray, backstage, scrolled) may be ahead of the server; of X-ray and
    // backstage lib/browser/page-switch.ts sees what a page that is fetched again writes here.
    <html
      className="has-data-bare:bg-surface-1 not-short:data-[xray=on]:scroll-pb-65"
      lang={locale}
      data-theme={viewer?.theme ?? 'system'}
      data-xray={viewer && xrayOn ? 'on' : 'off'}
      data-backstage={viewer && backstageOpen ? 'on' : 'off'}
      suppressHydrationWarning
    >
      <head>
        {FONTS.map((font) => (
          <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
      </head>
      <body className="whole:has-[aside#backstage]:invisible">
        <a
          className="fixed -top-16 left-4 z-99 rounded-control bg-primary px-4 py-3 font-semibold text-primary-foreground focus:top-4"
          href="#main"
        >
          {t('app.skip')}
        </a>
        {children}
      </body>
    </html>
  );
}
