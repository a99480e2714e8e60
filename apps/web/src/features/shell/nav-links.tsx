'use client';

import { cva } from 'class-variance-authority';
import { Heart, House, ListMusic, Music, Settings, Star } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { PageLink } from '#components/page-link.tsx';

const LINKS = [
  { href: '/', key: 'nav.home', Icon: House },
  { href: '/songs', key: 'nav.songs', Icon: Music },
  { href: '/playlists', key: 'nav.playlists', Icon: ListMusic },
  { href: '/liked', key: 'nav.liked', Icon: Heart },
  { href: '/featured', key: 'nav.featured', Icon: Star },
  { href: '/settings', key: 'nav.settings', Icon: Settings },
] as const;

/** A phone has room for five; the page of playlists leads to what one likes there. */
const LINKS_BELOW = LINKS.filter(({ href }) => href !== '/liked');

const linkVariants = cva(
  [
    'relative rounded-control font-medium aria-[current=page]:font-semibold aria-[current=page]:text-foreground',
    'forced-colors:aria-[current=page]:border',
  ],
  {
    variants: {
      place: {
        // Where the side bar is narrow, only the icons.
        side: [
          'flex h-10 items-center gap-3 px-3 text-muted transition-colors hover:bg-surface-2 hover:text-foreground',
          'aria-[current=page]:bg-nav-on md:max-xl:size-12 md:max-xl:justify-center md:max-xl:gap-0 md:max-xl:px-0',
        ],
        bottom: 'grid min-h-13 min-w-0 place-content-center justify-items-center gap-1 text-12 text-subtle',
      },
    },
  },
);
// A torn bit of tape at the edge.
const markVariants = cva('absolute bg-play forced-colors:bg-[Highlight]', {
  variants: {
    place: {
      side: 'inset-y-2 -left-3 w-1.5 [clip-path:polygon(0_0,100%_8%,70%_30%,100%_52%,70%_74%,100%_100%,0_100%)]',
      bottom:
        '-top-1.25 left-[calc(50%-14px)] h-1 w-7 [clip-path:polygon(0_0,100%_0,96%_60%,100%_100%,3%_100%,0_50%)]',
    },
  },
});
const iconVariants = cva('', { variants: { place: { side: 'size-4.75', bottom: 'size-5.5' } } });
const wordVariants = cva('', { variants: { place: { side: 'md:max-xl:sr-only', bottom: '' } } });

/**
 * The links of the main navigation, the current one marked: in the side bar, or at the bottom of a phone. Who points at
 * one, or comes to it by keyboard, gets its skeleton ahead, so that a click is answered at once.
 */
export function NavLinks({ place }: { place: 'side' | 'bottom' }) {
  const t = useTranslations();
  const path = usePathname() ?? '';
  const router = useRouter();
  const links = place === 'side' ? LINKS : LINKS_BELOW;
  return links.map(({ href, key, Icon }) => {
    const current = href === '/' ? path === '/' : path.startsWith(href);
    const prefetch = () => router.prefetch(href);
    return (
      <PageLink
        key={href}
        className={linkVariants({ place })}
        href={href}
        aria-current={current ? 'page' : undefined}
        onPointerEnter={prefetch}
        onFocus={prefetch}
      >
        {current && <span className={markVariants({ place })} aria-hidden="true" />}
        <Icon className={iconVariants({ place })} />
        <span className={wordVariants({ place })}>{t(key)}</span>
      </PageLink>
    );
  });
}
