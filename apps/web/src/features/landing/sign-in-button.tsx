'use client';

import { signIn } from 'next-auth/react';
import { useLocale } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button, type ButtonLook } from '#components/ui/button.tsx';

interface Props extends ButtonLook {
  /** Where to go afterwards: a path of this app. */
  next: string | undefined;
  signUp?: boolean;
  children: ReactNode;
}

/** Sends people to the identity provider, in their language, and brings them back to where they wanted to go. */
export function SignInButton({ next, signUp, variant, size, children }: Props) {
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
    <Button variant={variant} size={size} disabled={pending} onClick={go}>
      {children}
    </Button>
  );
}
