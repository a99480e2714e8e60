'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { useOnce } from '#components/use-once.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { changePassword } from './actions.ts';

/** Has a link mailed by which the person chooses another password at the identity provider, which keeps it. */
export function PasswordButton() {
  const t = useTranslations('yourAccount');
  const toast = useToast();
  const tellFailure = useFailure();
  const { act } = useAct();
  const { once, pending } = useOnce();

  const ask = async () => {
    const outcome = await act(changePassword);
    if (outcome.ok) toast({ tone: 'ok', title: t('passwordMailed', { email: outcome.value ?? '' }) });
    else tellFailure(outcome.failure, { retry: ask });
  };
  return (
    <Button variant="line" disabled={pending} onClick={() => void once(ask)}>
      {t('passwordMail')}
    </Button>
  );
}
