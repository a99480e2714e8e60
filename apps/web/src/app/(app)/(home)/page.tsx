import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { Home } from '#features/home/home.tsx';
import { Landing } from '#features/landing/landing.tsx';
import { getTranslate } from '#messages/server.ts';
import { ENDED_COOKIE, readEnded } from '#session/ended.ts';
import { readViewer } from '#session/viewer.ts';

interface Props {
  searchParams: Promise<{ next?: string; error?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const [viewer, t] = await Promise.all([readViewer(), getTranslate()]);
  return viewer ? { title: t('home.title') } : {};
}

/** Home for signed-in people, the front page for everybody else. */
export default async function FrontPage({ searchParams }: Props) {
  const viewer = await readViewer();
  if (viewer) return <Home viewer={viewer} />;
  const { next, error } = await searchParams;
  if (error) redirect(`/auth/error?${new URLSearchParams({ error })}`);
  const ended = readEnded((await cookies()).get(ENDED_COOKIE)?.value);
  return <Landing next={next} ended={ended} />;
}
