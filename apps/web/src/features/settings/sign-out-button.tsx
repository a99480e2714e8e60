'use client';

import { useTranslations } from 'next-intl';
import { useSignOut } from '#session/page-session.tsx';

/** The way out, at the end of the settings. */
export function SignOutButton() {
  const t = useTranslations();
  const { signOut, pending } = useSignOut();
  return (
    <button type="button" className="button button--line" disabled={pending} onClick={() => void signOut()}>
      {t('account.signOut')}
    </button>
  );
}
