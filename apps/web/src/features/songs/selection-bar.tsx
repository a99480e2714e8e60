'use client';

import { CheckCheck, Heart, ListEnd, ListPlus, ListStart, Play, Trash2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { useOnce } from '#components/use-once.ts';
import { likeSongs } from '#features/likes/actions.ts';
import { noteLiked } from '#features/likes/liked-here.ts';
import { usePlayerActions } from '#features/player/player-context.ts';
import { tracksOf } from '#features/player/queue.ts';
import { AddToPlaylistDialog } from '#features/playlists/add-to-playlist-dialog.tsx';
import { inParts } from '#lib/actions/each.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import type { SongOfRow } from './song-columns.tsx';

interface Props {
  /** The list that they play from. */
  from: 'songs' | 'liked';
  /** The chosen songs, in the order of their list. */
  songs: SongOfRow[];
  /** Something is being done with the list as a whole. */
  pending: boolean;
  onAll: () => void;
  onEnd: () => void;
  /** Asks whether they are to go; unset where they cannot. */
  onRemove?: () => void;
}

const BAR = [
  'sticky top-top z-10 mb-1.5 flex flex-wrap items-center gap-1 rounded-control bg-surface-3 py-1.5 pr-1.5 pl-4 shadow-2',
  'max-md:top-15 max-md:pl-3 short:static forced-colors:border',
].join(' ');

/** What can be done with all the songs that were chosen, and how many those are. It stays in sight as the list scrolls. */
export function SelectionBar({ from, songs, pending, onAll, onEnd, onRemove }: Props) {
  const t = useTranslations();
  const toast = useToast();
  const player = usePlayerActions();
  const { act } = useAct();
  const { once, pending: liking } = useOnce();
  const tellFailure = useFailure();
  const [adding, setAdding] = useState(false);
  const count = songs.length;
  const none = count === 0;
  const tracks = tracksOf(songs, from);

  /** Says how many of them have no sound, where some have none. */
  const tellSilent = () => {
    const silent = count - tracks.length;
    if (silent > 0) toast({ tone: 'info', title: t('select.silent', { silent, count }) });
  };
  const play = () => {
    if (tracks.length > 0) player.start(tracks);
    tellSilent();
  };
  const enqueue = (where: 'next' | 'last') => {
    const [first] = tracks;
    if (first) {
      const words = { song: first.title, count: tracks.length };
      const title = t(where === 'next' ? 'player.comesNext' : 'player.queued', words);
      // Where nothing played before, it plays now, and that is seen.
      if (player.enqueue(tracks, where) === 'waits') toast({ tone: 'ok', title });
    }
    tellSilent();
  };
  const like = async () => {
    const ids = songs.map(({ songId }) => songId);
    const outcome = await inParts(ids, (part) => act(likeSongs, part));
    for (const songId of outcome.done) noteLiked(songId, true);
    const { done, failure } = outcome;
    if (failure) tellFailure(failure, { title: t('select.likedSome', { done: done.length, count }) });
    else toast({ tone: 'ok', title: t('select.liked', { count }), home: 'db' });
  };

  return (
    <section className={BAR} aria-label={t('select.label')}>
      <p className="mr-2 text-14 font-semibold tabular-nums" role="status">
        {t('select.count', { count })}
      </p>
      <Button variant="quiet" size="small" aria-disabled={pending} onClick={onAll}>
        <CheckCheck />
        <span>{t('select.all')}</span>
      </Button>
      <span className="flex-1" />
      <IconButton className="md:order-last" label={t('select.end')} onClick={onEnd}>
        <X />
      </IconButton>
      <span className="flex max-md:w-full max-md:justify-between">
        <BarButton label={t('playlist.play')} disabled={none} onClick={play}>
          <Play className="fill-current" />
        </BarButton>
        <BarButton label={t('player.playNext')} disabled={none} onClick={() => enqueue('next')}>
          <ListStart />
        </BarButton>
        <BarButton label={t('player.addToQueue')} disabled={none} onClick={() => enqueue('last')}>
          <ListEnd />
        </BarButton>
        <BarButton label={t('song.addTo')} disabled={none} onClick={() => setAdding(true)}>
          <ListPlus />
        </BarButton>
        <BarButton label={t('select.like')} disabled={none || liking} onClick={() => void once(like)}>
          <Heart />
        </BarButton>
        {onRemove && (
          <BarButton label={t('songs.delete')} disabled={none} onClick={onRemove}>
            <Trash2 />
          </BarButton>
        )}
      </span>
      <AddToPlaylistDialog songs={songs} open={adding} onClose={() => setAdding(false)} />
    </section>
  );
}

interface ButtonProps {
  label: string;
  disabled: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** An icon, and where there is room a word beside it. Not `disabled`: it may have the focus as its songs go. */
function BarButton({ label, disabled, onClick, children }: ButtonProps) {
  return (
    <Button
      variant="quiet"
      size="small"
      className="max-md:size-11 max-md:px-0"
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
    >
      {children}
      <span className="max-xl:sr-only">{label}</span>
    </Button>
  );
}
