'use client';

import type { Person } from '@setlist/contracts/people';
import { UserCheck, UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { useOnce } from '#components/use-once.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { setFollowed } from './actions.ts';

/** Follows a person, or no more; it is pressed while one does. */
export function FollowButton({ person: { personId, followed } }: { person: Person }) {
  const t = useTranslations();
  const tellFailure = useFailure();
  const { act } = useAct();
  const { once, pending } = useOnce();
  const turn = async () => {
    const outcome = await act(setFollowed, personId, !followed);
    if (!outcome.ok) tellFailure(outcome.failure);
  };
  const Icon = followed ? UserCheck : UserPlus;
  return (
    <Button
      variant={followed ? 'line' : 'primary'}
      aria-pressed={followed}
      aria-disabled={pending}
      onClick={() => void once(turn)}
    >
      <Icon />
      <span>{t(followed ? 'people.following' : 'people.follow')}</span>
    </Button>
  );
}
