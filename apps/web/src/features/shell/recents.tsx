'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Cover } from '#components/cover.tsx';
import { PageLink } from '#components/page-link.tsx';
import { Tape } from '#components/ui/tape.tsx';
import { Equalizer } from '#features/player/equalizer.tsx';
import { usePlayer } from '#features/player/player-context.ts';
import { afterwards } from '#lib/browser/afterwards.ts';
import { localStorage } from '#lib/browser/storage.ts';

interface Recent {
  playlistId: string;
  name: string;
}

const MOST = 5;
const NONE: Recent[] = [];

/** The playlists this person played last. This browser keeps them; they are no data of the app's. */
export function Recents({ userId }: { userId: string }) {
  const t = useTranslations();
  const track = usePlayer((player) => player.track);
  const playing = usePlayer((player) => player.playing);
  const [recents, setRecents] = useState(NONE);
  const key = `setlist.recents.${userId}`;

  useEffect(() => afterwards(() => void setRecents(read(key))), [key]);

  useEffect(() => {
    if (!track?.from) return;
    const { playlistId, name } = track.from;
    const next = [{ playlistId, name }, ...read(key).filter((recent) => recent.playlistId !== playlistId)];
    localStorage.set(key, JSON.stringify(next.slice(0, MOST)));
    setRecents(next.slice(0, MOST));
  }, [track, key]);

  if (recents.length === 0) return null;
  return (
    <nav className="min-h-0 overflow-hidden max-xl:hidden short:flex-none" aria-labelledby="recents">
      <h2 id="recents" className="mb-2.5 px-3 text-12 leading-none font-medium text-subtle">
        {t('nav.recent')}
      </h2>
      <span className="my-1.5 hidden pl-3 xray:block">
        <Tape home="browser">{t('xray.browser')}</Tape>
      </span>
      {recents.map(({ playlistId, name }) => {
        const current = track?.from?.playlistId === playlistId;
        return (
          <PageLink
            key={playlistId}
            className="flex h-10 items-center gap-3 rounded-control px-3 text-13 text-muted hover:bg-surface-2 hover:text-foreground data-playing:text-foreground"
            href={`/playlists/${playlistId}`}
            data-playing={current || undefined}
          >
            <Cover seed={playlistId} size={28} />
            <span className="flex-1 truncate">{name}</span>
            {current && <Equalizer still={!playing} />}
          </PageLink>
        );
      })}
    </nav>
  );
}

function read(key: string): Recent[] {
  const kept = localStorage.get(key);
  if (kept === null) return NONE;
  try {
    const recents: unknown = JSON.parse(kept);
    return Array.isArray(recents) ? recents.filter(isRecent) : NONE;
  } catch {
    return NONE; // Somebody else wrote there; it is replaced with the next play.
  }
}

function isRecent(value: unknown): value is Recent {
  const recent = value as Partial<Recent> | null;
  return typeof recent?.playlistId === 'string' && typeof recent.name === 'string';
}
