'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { useSignOut } from '#lib/actions/page-session.tsx';

/** The ways out, at the end of the settings: of this browser, and of all. */
export function SignOutButtons() {
  const t = useTranslations();
  const here = useSignOut();
  const everywhere = useSignOut({ everywhere: true });
  const pending = here.pending || everywhere.pending;
  return (
    <div className="flex flex-wrap gap-3">
      <Button variant="line" disabled={pending} onClick={() => void here.signOut()}>
        {t('account.signOut')}
      </Button>
      <Button variant="line" disabled={pending} onClick={() => void everywhere.signOut()}>
        {t('yourAccount.everywhere')}
      </Button>
    </div>
  );
}
