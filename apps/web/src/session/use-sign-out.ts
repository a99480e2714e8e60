'use client';

import { useState } from 'react';
import { useFailure } from '#lib/actions/use-failure.ts';
import { usePageSession } from './page-session.tsx';
import { post } from './post.ts';

/** Signs the page's person out, and goes on to the identity provider, which sends the browser back to `/`. */
export function useSignOut() {
  const { madeFor, announceSignOut } = usePageSession();
  const tellFailure = useFailure();
  const [pending, setPending] = useState(false);

  const signOut = async () => {
    setPending(true);
    const outcome = await post<{ url: string }>('/session/end', { madeFor });
    if (outcome.ok) {
      announceSignOut();
      location.assign(outcome.value.url);
      return;
    }
    setPending(false);
    tellFailure(outcome.failure, { retry: signOut });
  };
  return { signOut, pending };
}
