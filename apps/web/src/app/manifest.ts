import type { MetadataRoute } from 'next';
import { getTranslations } from 'next-intl/server';

/** What a browser needs to install the app (W3C Web Application Manifest). */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations();
  return {
    id: '/',
    name: t('app.title'),
    short_name: t('app.title'),
    description: t('app.description'),
    start_url: '/',
    display: 'standalone',
    background_color: '#12110f',
    theme_color: '#12110f',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
