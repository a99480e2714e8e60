'use client';

import type { Listen } from '@setlist/contracts/history';
import { Pause, Play, X } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { memo } from 'react';
import { listRow } from '#components/list-row.ts';
import { PageLink } from '#components/page-link.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useHeard, usePlayerActions } from '#features/player/player-context.ts';
import { type Track, tracksOf } from '#features/player/queue.ts';

const ROW = listRow({
  className: [
    // A long history stays whole in the page; what cannot be seen of it is neither laid out nor drawn.
    '[content-visibility:auto] [contain-intrinsic-block-size:auto_56px] max-md:[contain-intrinsic-block-size:auto_64px]',
    'min-h-14 grid-cols-[44px_minmax(0,5fr)_minmax(0,4fr)_auto_44px] py-1 pr-1',
    'max-md:min-h-16 max-md:grid-cols-[44px_minmax(0,1fr)_auto_44px]',
  ].join(' '),
});

interface Props {
  listen: Listen;
  timeZone: string;
  /** It stays one function. */
  onRemove: (listen: Listen) => void;
}

/**
 * Something that was heard: when, from where, the way to hear it again, and out of the history. Drawn again only for what
 * is its own.
 */
export const HeardRow = memo(function HeardRow({ listen, timeZone, onRemove }: Props) {
  const t = useTranslations();
  const format = useFormatter();
  const player = usePlayerActions();
  const { artist, heardAt } = listen;
  const { current, playing } = useHeard((track) => track.songId === listen.songId);
  const track = trackOf(listen);
  const name = nameOf(t, listen);
  const time = format.dateTime(new Date(heardAt), { timeStyle: 'short', timeZone });
  const Glyph = playing ? Pause : Play;
  return (
    <li className={ROW} data-playing={current || undefined} aria-current={current || undefined}>
      {track ? (
        <IconButton
          label={t(playing ? 'song.pause' : 'song.play', { song: track.title })}
          size="medium"
          onClick={() => (current ? player.toggle() : player.start([track]))}
        >
          <Glyph className="size-4 fill-current" />
        </IconButton>
      ) : (
        <span />
      )}
      <span className="min-w-0">
        <span className="block truncate text-15 font-550 tracking-[-0.012em] text-foreground group-data-playing/row:text-accent-text max-md:text-16">
          {name}
        </span>
        {artist && <span className="block truncate text-13">{artist}</span>}
        <span className="block truncate text-13 md:hidden">
          <From listen={listen} />
        </span>
      </span>
      <span className="truncate max-md:hidden">
        <From listen={listen} />
      </span>
      <time className="text-14 tabular-nums" dateTime={heardAt}>
        {time}
      </time>
      <IconButton
        label={t('history.remove', { song: name, time })}
        size="medium"
        onClick={() => onRemove(listen)}
      >
        <X className="size-4" />
      </IconButton>
    </li>
  );
});

/** What was heard, by its title, or by why it has none any more. */
export function nameOf(t: ReturnType<typeof useTranslations<never>>, { songname, gone }: Listen): string {
  return songname ?? t(gone === 'private' ? 'song.gonePrivate' : 'song.goneDeleted');
}

/** The playlist that it was heard from; nothing for a song on its own. */
function From({
  listen: { playlistId, playlistName, playlistOwner, playlistMine, playlistGone },
}: {
  listen: Listen;
}) {
  const t = useTranslations();
  if (playlistGone) return <span className="text-subtle">{t('history.playlistGone')}</span>;
  if (playlistName === null) return null;
  return (
    <>
      <PageLink className="hover:underline" href={`/playlists/${playlistId}`}>
        {playlistName}
      </PageLink>
      {!playlistMine && playlistOwner && <span>{` · ${playlistOwner}`}</span>}
    </>
  );
}

/** The song as the player takes it, out of its playlist, so that it may count there again; undefined without a sound. */
function trackOf(listen: Listen): Track | undefined {
  const { playlistId, playlistName, playlistOwner, playlistMine } = listen;
  if (playlistId === null || playlistName === null) return tracksOf([listen], 'history')[0];
  const owner = { displayName: playlistOwner ?? 'user' };
  return tracksOf([listen], { playlistId, name: playlistName, owner, mine: playlistMine === true })[0];
}
