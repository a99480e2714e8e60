'use client';

import { House, ListMusic, Music, Settings, Star } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { PageLink } from '#components/page-link.tsx';

const LINKS = [
  { href: '/', key: 'nav.home', Icon: House },
  { href: '/songs', key: 'nav.songs', Icon: Music },
  { href: '/playlists', key: 'nav.playlists', Icon: ListMusic },
  { href: '/featured', key: 'nav.featured', Icon: Star },
  { href: '/settings', key: 'nav.settings', Icon: Settings },
] as const;

/** The links of the main navigation, the current one marked. */
export function NavLinks() {
  const t = useTranslations();
  // Null where the Pages Router has the page: nowhere.
  const path = usePathname() ?? '';
  return LINKS.map(({ href, key, Icon }) => {
    const current = href === '/' ? path === '/' : path.startsWith(href);
    return (
      <PageLink key={href} href={href} aria-current={current ? 'page' : undefined}>
        <Icon />
        <span>{t(key)}</span>
      </PageLink>
    );
  });
}
