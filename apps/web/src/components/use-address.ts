'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';

/** Leads the page to other addresses of its own, where what is shown stays until the new is there; Back leads back. */
export function useAddress() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const go = (address: string) => startTransition(() => router.push(address, { scroll: false }));
  return { go, pending };
}
