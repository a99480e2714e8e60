'use client';

import { Heart } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useOnce } from '#components/use-once.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { setLiked } from './actions.ts';
import { likedHere, noteLiked, watchLiked } from './liked-here.ts';

interface Props {
  song: { songId: string; songname: string; liked: boolean };
  className?: string;
}

/** A heart: likes a song, or no more. It shows at once, on all hearts of the song, and goes back when it failed. */
export function LikeButton({ song: { songId, songname, liked: told }, className }: Props) {
  const t = useTranslations();
  const tellFailure = useFailure();
  const { act } = useAct();
  const { once } = useOnce();
  const liked = useSyncExternalStore(
    watchLiked,
    () => likedHere(songId) ?? told,
    () => told,
  );
  // What the server says anew is newer than what was noted here.
  const before = useRef(told);
  useEffect(() => {
    if (before.current !== told) noteLiked(songId, told);
    before.current = told;
  }, [songId, told]);

  const turn = async () => {
    noteLiked(songId, !liked);
    const outcome = await act(setLiked, songId, !liked);
    if (outcome.ok) return;
    noteLiked(songId, liked);
    tellFailure(outcome.failure);
  };
  return (
    <IconButton
      className={className}
      label={t('likes.like', { song: songname })}
      aria-pressed={liked}
      onClick={() => void once(turn)}
    >
      <Heart className={liked ? 'size-4.5 fill-current' : 'size-4.5'} />
    </IconButton>
  );
}
