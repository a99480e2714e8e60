import { ApiProblem } from '@setlist/contracts';
import { playlistParams } from '@setlist/contracts/playlists';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { PageHead } from '#components/page-head.tsx';
import { UnavailableBanner } from '#components/unavailable-banner.tsx';
import { PlaylistHead } from '#features/playlists/playlist-head.tsx';
import { PlaylistSongs } from '#features/playlists/playlist-songs.tsx';
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { api, orUnavailable, Unavailable } from '#lib/api.ts';
import { requireViewer } from '#session/session.ts';

interface Props {
  params: Promise<{ playlistId: string }>;
}

/** Reads the playlist once for the page and its title; a private one of somebody else is not found, as it is for the API. */
const load = cache(async (playlistId: string) => {
  const parsed = playlistParams.safeParse({ playlistId });
  if (!parsed.success) return notFound();
  try {
    return await orUnavailable((await api()).getPlaylist({ params: parsed.data }));
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 404) return notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const playlist = await load((await params).playlistId);
  return playlist instanceof Unavailable ? {} : { title: playlist.name };
}

/**
 * One playlist with its songs; 404 when there is none that the person may see. That is a status, which cannot follow once
 * anything was sent: so this page alone waits for the API, and has no `loading.tsx`.
 */
export default async function PlaylistPage({ params }: Props) {
  const viewer = await requireViewer();
  const [t, playlist] = await Promise.all([getTranslations(), load((await params).playlistId)]);
  if (playlist instanceof Unavailable) {
    return (
      <>
        <PageHead title={t('playlist.kind')} />
        <UnavailableBanner by={playlist.by} />
      </>
    );
  }
  return (
    <>
      <AnswersOfPage of={[]} />
      <PlaylistHead playlist={playlist} />
      <PlaylistSongs key={playlist.playlistId} playlist={playlist} editor={viewer.editor} />
    </>
  );
}
