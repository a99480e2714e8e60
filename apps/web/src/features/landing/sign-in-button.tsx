'use client';

import { signIn } from 'next-auth/react';
import { useLocale } from 'next-intl';
import { type ReactNode, useState } from 'react';

interface Props {
  /** Where to go afterwards: a path of this app. */
  next: string | undefined;
  signUp?: boolean;
  className: string;
  children: ReactNode;
}

/** Sends people to the identity provider, in their language, and brings them back to where they wanted to go. */
export function SignInButton({ next, signUp, className, children }: Props) {
  const locale = useLocale();
  const [pending, setPending] = useState(false);
  const go = () => {
    setPending(true);
    const wishes = { ui_locales: locale, ...(signUp ? { screen_hint: 'signup' } : {}) };
    signIn('auth0', { callbackUrl: next?.startsWith('/') ? next : '/' }, wishes).catch(() =>
      setPending(false),
    );
  };
  return (
    <button type="button" className={className} disabled={pending} onClick={go}>
      {children}
    </button>
  );
}
