'use client';

import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState, useTransition } from 'react';
import { Input } from '#components/ui/input.tsx';
import { type SongsView, songsAddress } from './songs-view.ts';

const TYPING_MS = 250;

interface Props {
  view: SongsView;
  /** What stands beside the field. */
  children?: ReactNode;
}

/** Searches while one types; the address keeps what is searched for, and the field follows it. */
export function SongSearch({ view, children }: Props) {
  const query = view.q;
  const t = useTranslations();
  const router = useRouter();
  const [text, setText] = useState(query);
  const [pending, startTransition] = useTransition();
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(query);

  const search = (typed: string) => {
    stop(typing);
    asked.current = typed.trim();
    if (asked.current === query && !pending) return;
    const address = songsAddress({ ...view, q: asked.current });
    startTransition(() => router.replace(address, { scroll: false }));
  };
  useEffect(() => () => stop(typing), []);

  // The address is what counts: by Back, Forward or a link it leads, and what was about to be asked is dropped. While
  // an answer to this field arrives, one may already be typing on.
  useEffect(() => {
    if (pending || (typing.current !== undefined && asked.current === query)) return;
    stop(typing);
    asked.current = query;
    setText((shown) => (shown.trim() === query ? shown : query));
  }, [query, pending]);

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
