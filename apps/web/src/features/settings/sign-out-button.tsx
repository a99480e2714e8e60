'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { useSignOut } from '#lib/actions/page-session.tsx';

/** The way out, at the end of the settings. */
export function SignOutButton() {
  const t = useTranslations();
  const { signOut, pending } = useSignOut();
  return (
    <Button variant="line" disabled={pending} onClick={() => void signOut()}>
      {t('account.signOut')}
    </Button>
  );
}
