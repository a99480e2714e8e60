'use client';

import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';
import { useTranslate } from '#messages/client.tsx';

const TYPING_MS = 250;

/** Searches while one types; the address keeps what is searched for. */
export function SongSearch({ query }: { query: string }) {
  const t = useTranslate();
  const router = useRouter();
  const [text, setText] = useState(query);
  const [pending, startTransition] = useTransition();

  useEffect(() => {
    if (text.trim() === query) return;
    const timer = setTimeout(() => {
      const address = text.trim() ? `/songs?${new URLSearchParams({ q: text.trim() })}` : '/songs';
      startTransition(() => router.replace(address, { scroll: false }));
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, query, router]);

  return (
    <search className="toolbar">
      <form className="contents" action="/songs">
        <span className="input">
          <Search className="icon" aria-hidden="true" />
          <input
            type="search"
            name="q"
            maxLength={100}
            aria-label={t('songs.search')}
            placeholder={t('songs.search')}
            aria-busy={pending}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </span>
      </form>
    </search>
  );
}
