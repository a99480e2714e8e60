'use client';

import { createContext, type ReactNode, use } from 'react';
import { type AskedView, useAskedView } from '#components/use-asked-view.ts';
import { type SongsView, songsAddress } from './songs-view.ts';

const SongsViewContext = createContext<AskedView<SongsView> | null>(null);

/** Holds for search, genre and order of the songs what is asked for; `view` is what the page shows. */
export function SongsViewProvider({ view, children }: { view: SongsView; children: ReactNode }) {
  return <SongsViewContext value={useAskedView(view, songsAddress)}>{children}</SongsViewContext>;
}

/** What is asked for of the songs. Throws outside SongsViewProvider. */
export function useSongsView(): AskedView<SongsView> {
  const asked = use(SongsViewContext);
  if (!asked) throw new Error('useSongsView is called outside SongsViewProvider');
  return asked;
}
