import '#styles/globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { XRAY_COOKIE } from '#features/xray/xray-cookie.ts';
import { TranslateProvider } from '#messages/client.tsx';
import { getTranslate } from '#messages/server.ts';
import { readViewer } from '#session/viewer.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslate();
  return {
    title: { default: t('app.title'), template: `%s · ${t('app.title')}` },
    description: t('app.description'),
    icons: '/icon.svg',
  };
}

export const viewport: Viewport = {
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f4ec' },
    { media: '(prefers-color-scheme: dark)', color: '#12110f' },
  ],
};

/** What every page has, signed in or not: language, theme, X-ray. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [viewer, t, jar] = await Promise.all([readViewer(), getTranslate(), cookies()]);
  const xray = viewer !== null && jar.get(XRAY_COOKIE)?.value === 'on';
  return (
    // What this browser changes at once (theme, X-ray, scrolled) may be ahead of the server.
    <html
      lang={t.language}
      data-theme={viewer?.theme ?? 'system'}
      data-xray={xray ? 'on' : 'off'}
      suppressHydrationWarning
    >
      <body>
        <a className="skip-link" href="#main">
          {t('app.skip')}
        </a>
        <TranslateProvider language={t.language}>{children}</TranslateProvider>
      </body>
    </html>
  );
}
