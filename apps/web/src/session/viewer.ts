import { PLAYLIST_EDITOR, type Plan, type Preferences } from '@setlist/contracts';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { readSessionCookie } from './session-cookie.ts';
import type { SessionToken } from './session-token.ts';

/** The signed-in person as pages show them; it holds no token, so it may reach the browser. */
export interface Viewer extends Preferences {
  userId: string;
  displayName: string;
  email: string | undefined;
  editor: boolean;
  plan: Plan;
}

/** The session of the request, read once; null when nobody is signed in. Holds tokens: never hand it to a client component. */
export const readSession = cache(async (): Promise<SessionToken | null> => {
  return readSessionCookie((await cookies()).getAll());
});

/** Who is looking at the page; null when nobody is signed in. */
export const readViewer = cache(async (): Promise<Viewer | null> => {
  const session = await readSession();
  if (!session) return null;
  const { sub, displayName, email, roles, plan, preferences } = session.identity;
  return {
    userId: sub,
    displayName,
    email,
    editor: roles.includes(PLAYLIST_EDITOR),
    plan,
    ...preferences,
  };
});

/** The request header by which proxy.ts tells pages their own address: path and query. Layouts are not told it. */
export const ADDRESS_HEADER = 'x-setlist-address';

/** Who is looking at a page for signed-in people; sends others to the front page, which remembers where they wanted to go. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await readViewer();
  if (viewer) return viewer;
  const address = (await headers()).get(ADDRESS_HEADER) ?? '/';
  return redirect(address === '/' ? '/' : `/?${new URLSearchParams({ next: address })}`);
}
