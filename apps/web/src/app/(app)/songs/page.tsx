import type { Metadata } from 'next';
import { DownBanner } from '#components/down-banner.tsx';
import { NewSongButton } from '#features/songs/new-song-button.tsx';
import { SongList } from '#features/songs/song-list.tsx';
import { SongSearch } from '#features/songs/song-search.tsx';
import { api, held, OnHold } from '#lib/api.ts';
import { getTranslate } from '#messages/server.ts';
import { requireViewer } from '#session/viewer.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslate())('songs.title') };
}

interface Props {
  searchParams: Promise<{ q?: string | string[] }>;
}

const LONGEST_QUERY = 100;
const PAGE = 30;

/** The person's own songs: search, play, add, edit, delete. */
export default async function SongsPage({ searchParams }: Props) {
  await requireViewer();
  const asked = (await searchParams).q;
  const q = (Array.isArray(asked) ? asked[0] : asked)?.trim().slice(0, LONGEST_QUERY) ?? '';
  const client = await api();
  const [t, page, genres] = await Promise.all([
    getTranslate(),
    held(client.listSongs({ query: { limit: PAGE, ...(q ? { q } : {}) } })),
    held(client.listGenres()),
  ]);
  const names = genres instanceof OnHold ? [] : genres.items.map(({ name }) => name);

  return (
    <>
      <div className="page-head">
        <h1>{t('songs.title')}</h1>
        <div className="page-head__actions">
          <NewSongButton genres={names} />
        </div>
      </div>
      {page instanceof OnHold ? (
        <DownBanner by={page.by} />
      ) : (
        <>
          <SongSearch query={q} />
          <SongList key={q} query={q} page={page} genres={names} />
        </>
      )}
    </>
  );
}
