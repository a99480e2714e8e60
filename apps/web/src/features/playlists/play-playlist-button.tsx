'use client';

import { Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { useHeard, usePlayerActions } from '#features/player/player-context.ts';
import { tracksOf } from '#features/player/queue.ts';
import { readPlaylist } from '#features/playlists/actions.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { whyUnplayable } from './why-unplayable.ts';

/** Plays a playlist from its card, without opening it; when there is nothing to play, it says so. */
export function PlayPlaylistButton({ playlistId, name }: { playlistId: string; name: string }) {
  const t = useTranslations();
  const player = usePlayerActions();
  const toast = useToast();
  const tellFailure = useFailure();
  const { act, pending } = useAct();
  const { current, playing } = useHeard(({ from }) => from?.playlistId === playlistId);

  const play = async () => {
    if (current) return player.toggle();
    const outcome = await act(readPlaylist, playlistId);
    if (!outcome.ok) return tellFailure(outcome.failure);
    const tracks = tracksOf(outcome.value.songs, outcome.value);
    if (tracks.length > 0) return player.start(tracks);
    toast({ tone: 'info', title: t(whyUnplayable(outcome.value.songs)) });
  };

  return (
    <IconButton
      variant="playOnCover"
      size="medium"
      aria-disabled={pending}
      label={t(playing ? 'playlist.pauseNamed' : 'playlist.playNamed', { name })}
      onClick={play}
    >
      {playing ? <Pause /> : <Play />}
    </IconButton>
  );
}
