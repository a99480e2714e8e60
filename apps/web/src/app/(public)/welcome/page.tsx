import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { Landing } from '#features/landing/landing.tsx';
import { ENDED_COOKIE, readEnded } from '#session/refresh.ts';
import { readViewer } from '#session/session.ts';

interface Props {
  searchParams: Promise<{ next?: string }>;
}

/** The front page for everybody who is not signed in: proxy.ts shows it at `/`. */
export default async function WelcomePage({ searchParams }: Props) {
  const { next } = await searchParams;
  if (await readViewer()) redirect('/');
  const ended = readEnded((await cookies()).get(ENDED_COOKIE)?.value);
  return <Landing next={next} ended={ended} />;
}
