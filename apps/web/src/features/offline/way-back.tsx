'use client';

import { useEffect } from 'react';
import { Button } from '#components/ui/button.tsx';

const AGAIN_MS = 5_000;

/** Opens the address anew once something answers there, by itself or when asked to. */
export function WayBack({ label }: { label: string }) {
  useEffect(() => {
    const look = async () => {
      const answer = await fetch('/icon.svg', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
      if (answer?.ok) location.reload();
    };
    addEventListener('online', look);
    const timer = setInterval(look, AGAIN_MS);
    return () => {
      removeEventListener('online', look);
      clearInterval(timer);
    };
  }, []);

  return (
    <Button variant="primary" onClick={() => location.reload()}>
      {label}
    </Button>
  );
}
