'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { PageLink } from '#components/page-link.tsx';
import { fetchedLate, useFetched } from '#components/ui/fetched-late.ts';
import { iconButtonVariants } from '#components/ui/icon-button.tsx';
import { registerKeys } from '#lib/browser/keys.ts';

const box = fetchedLate(() => import('./search-box.tsx'));

/** The way to the search: it opens the box over the page, as `/` and Ctrl+K do, and without script leads to its page. */
export function SearchEntry() {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  if (open && !opened) setOpened(true);
  const fetched = useFetched(box, open, opened);
  useEffect(() => {
    const show = () => setOpen(true);
    return registerKeys({ '/': show, 'primary+k': show });
  }, []);
  return (
    <>
      <PageLink
        className={iconButtonVariants()}
        href="/search"
        aria-label={t('search.title')}
        aria-keyshortcuts="/ Control+K Meta+K"
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <Search />
      </PageLink>
      {fetched && <fetched.SearchBox open={open} onClose={() => setOpen(false)} />}
    </>
  );
}
