'use client';

import type { Found } from '@setlist/contracts/search';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useState } from 'react';
import { TextLink } from '#components/page-link.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { usePlayerActions } from '#features/player/player-context.ts';
import { tracksOf } from '#features/player/queue.ts';
import { failureWords } from '#lib/actions/outcome.ts';
import { type FoundGroup, FoundOption } from './found-option.tsx';
import { useFound } from './use-found.ts';

interface Props {
  open: boolean;
  onClose: () => void;
}

/**
 * Finds songs, playlists and people as one types (WAI-ARIA APG, "Combobox"): the focus stays in the field, arrows choose,
 * Enter plays or opens, and without a choice leads to the page of results. Fetched late: see SearchEntry.
 */
export function SearchBox({ open, onClose }: Props) {
  const t = useTranslations();
  return (
    <Dialog title={t('search.title')} open={open} onClose={onClose} tall>
      <SearchField onClose={onClose} />
    </Dialog>
  );
}

function SearchField({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const router = useRouter();
  const player = usePlayerActions();
  const id = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(-1);
  const sought = text.trim();
  const { outcome, again } = useFound(sought);
  const found = outcome?.ok ? outcome.value : undefined;

  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  const playFrom = ({ songs }: Found, songId: string) => {
    const tracks = tracksOf(songs.items, 'songs');
    const start = tracks.findIndex((track) => track.songId === songId);
    // Without a sound there is nothing to play: its list says why.
    if (start < 0) return go(pageOf(sought, 'songs'));
    onClose();
    player.start(tracks, start);
  };
  const groups = found ? groupsOf(found, go, (songId) => playFrom(found, songId)) : [];
  const options = groups.flatMap(({ options }) => options);
  const current = options[chosen];

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || options.length === 0 || event.nativeEvent.isComposing) return;
    event.preventDefault();
    // The field itself, which is no option, stands between the last one and the first.
    const places = options.length + 1;
    setChosen(((chosen + 1 + step + places) % places) - 1);
  };
  return (
    <search className="mt-4.5 flex min-h-0 flex-col gap-3">
      <form
        action="/search"
        onSubmit={(event) => {
          event.preventDefault();
          if (current) current.run();
          else if (sought) go(pageOf(sought));
        }}
      >
        <Input
          start={<Search />}
          name="q"
          role="combobox"
          maxLength={100}
          autoComplete="off"
          enterKeyHint="search"
          aria-label={t('search.field')}
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={options.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={current && `${id}-${current.key}`}
          placeholder={t('search.field')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(-1);
          }}
          onKeyDown={onKeyDown}
        />
      </form>
      <div role="status" className="text-13 text-muted">
        {sought && !outcome && <p>{t('search.searching')}</p>}
        {found && <p>{options.length > 0 ? countWords(t, found) : t('search.none', { query: sought })}</p>}
        {outcome && !outcome.ok && <p>{failureWords(t, outcome.failure).title}</p>}
      </div>
      {outcome && !outcome.ok && (
        <Button variant="line" className="self-start" onClick={again}>
          {t('common.retry')}
        </Button>
      )}
      {options.length > 0 && (
        <>
          <div
            id={`${id}-list`}
            role="listbox"
            aria-label={t('search.results')}
            className="min-h-0 overflow-y-auto"
          >
            {groups.map((group) => (
              // biome-ignore lint/a11y/useSemanticElements: a listbox has groups, not fieldsets
              <div key={group.kind} role="group" aria-labelledby={`${id}-${group.kind}`}>
                <span
                  id={`${id}-${group.kind}`}
                  className="block px-3 pt-2 pb-1 text-12 font-medium text-subtle"
                >
                  {t(`search.${group.kind}`)}
                </span>
                {group.options.map((option) => (
                  <FoundOption
                    key={option.key}
                    id={`${id}-${option.key}`}
                    option={option}
                    selected={option === current}
                  />
                ))}
              </div>
            ))}
          </div>
          <TextLink className="self-start" href={pageOf(sought)} onClick={onClose}>
            {t('search.all')}
          </TextLink>
        </>
      )}
    </search>
  );
}

/** The address of the page of results, of all kinds or of one. */
const pageOf = (q: string, kind?: string) =>
  `/search?${new URLSearchParams({ q, ...(kind ? { kind } : {}) })}`;

function groupsOf(
  { songs, playlists, people }: Found,
  go: (href: string) => void,
  play: (songId: string) => void,
): FoundGroup[] {
  const groups: FoundGroup[] = [
    {
      kind: 'songs',
      options: songs.items.map(({ songId, songname, artist, hasAudio }) => ({
        key: songId,
        title: songname,
        text: artist,
        icon: hasAudio ? 'play' : 'song',
        run: () => play(songId),
      })),
    },
    {
      kind: 'playlists',
      options: playlists.items.map(({ playlistId, name, owner }) => ({
        key: playlistId,
        title: name,
        text: owner.displayName,
        cover: playlistId,
        run: () => go(`/playlists/${playlistId}`),
      })),
    },
    {
      kind: 'people',
      options: people.items.map(({ personId, displayName }) => ({
        key: personId,
        title: displayName,
        cover: displayName,
        round: true,
        run: () => go(`/people/${personId}`),
      })),
    },
  ];
  return groups.filter(({ options }) => options.length > 0);
}

/** How many of each kind are shown; a plus where there are more. */
function countWords(t: ReturnType<typeof useTranslations<never>>, found: Found): string {
  const kinds = ['songs', 'playlists', 'people'] as const;
  return kinds
    .filter((kind) => found[kind].items.length > 0)
    .map((kind) => {
      const more = found[kind].nextCursor === null ? 'no' : 'yes';
      return t(`search.count.${kind}`, { count: found[kind].items.length, more });
    })
    .join(', ');
}
