'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Input } from '#components/ui/input.tsx';
import { useSongsView } from './songs-view-provider.tsx';

const TYPING_MS = 250;

/** Searches while one types; the address keeps what is searched for, and the field follows it. `children` stand beside it. */
export function SongSearch({ children }: { children?: ReactNode }) {
  const t = useTranslations();
  const { view, pending, change } = useSongsView();
  const query = view.q;
  const [text, setText] = useState(query);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(query);

  const search = (typed: string) => {
    stop(typing);
    asked.current = typed.trim();
    if (asked.current !== query) change({ q: asked.current }, { replace: true });
  };
  useEffect(() => () => stop(typing), []);

  // The address is what counts: by Back, Forward or a link it leads, and what was about to be asked is dropped. While
  // an answer to this field arrives, one may already be typing on.
  useEffect(() => {
    if (asked.current === query) return;
    stop(typing);
    asked.current = query;
    setText(query);
  }, [query]);

  return (
    <search className="mt-6 mb-4 flex flex-wrap gap-2.5">
      {/* Enter, and a phone's Search key, must not load a document: the music would end. */}
      <form
        className="contents"
        action="/songs"
        onSubmit={(event) => {
          event.preventDefault();
          search(text);
        }}
      >
        <Input
          shape="search"
          start={<Search />}
          type="search"
          name="q"
          maxLength={100}
          aria-label={t('songs.search')}
          placeholder={t('songs.search')}
          aria-busy={pending}
          value={text}
          // Before whatever is pressed now: a search that came after it would take its place.
          onBlur={() => typing.current !== undefined && search(text)}
          onChange={(event) => {
            const typed = event.target.value;
            setText(typed);
            stop(typing);
            typing.current = setTimeout(() => search(typed), TYPING_MS);
          }}
        />
        {children}
      </form>
    </search>
  );
}

function stop(timer: { current: ReturnType<typeof setTimeout> | undefined }) {
  clearTimeout(timer.current);
  timer.current = undefined;
}
