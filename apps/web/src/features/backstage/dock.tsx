'use client';

import { lazy, Suspense, useState } from 'react';
import { fetchPanel } from './fetch-panel.ts';
import { useBackstage } from './use-backstage.ts';

const Panel = lazy(fetchPanel);

/** Where the panel stands. Its code is fetched when it is opened. */
export function Dock({ initially, expiresAt }: { initially: boolean; expiresAt: number }) {
  const open = useBackstage(initially);
  const [wasClosed, setWasClosed] = useState(!open);
  if (!open && !wasClosed) setWasClosed(true);
  if (!open) return null;
  return (
    <Suspense>
      <Panel takesFocus={wasClosed} expiresAt={expiresAt} />
    </Suspense>
  );
}
