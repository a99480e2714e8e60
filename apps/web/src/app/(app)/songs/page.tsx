import { listSongs } from '@setlist/contracts/songs';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { PageHead } from '#components/page-head.tsx';
import { UnavailableBanner } from '#components/unavailable-banner.tsx';
import { GenreFilter } from '#features/songs/genre-filter.tsx';
import { NewSongButton } from '#features/songs/song-dialogs.tsx';
import { SongList } from '#features/songs/song-list.tsx';
import { SongSearch } from '#features/songs/song-search.tsx';
import { SongSkeletons } from '#features/songs/song-skeletons.tsx';
import { SONG_SORTS } from '#features/songs/song-sorts.ts';
import type { SongsView } from '#features/songs/songs-view.ts';
import { SongsViewProvider } from '#features/songs/songs-view-provider.tsx';
import { UploadButton } from '#features/uploads/upload-button.tsx';
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { api, type OrUnavailable, orUnavailable, Unavailable } from '#lib/api.ts';
import { readSorting } from '#lib/sorting.ts';
import { requireViewer } from '#session/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('songs.title') };
}

interface Props {
  searchParams: Promise<Record<'q' | 'genre' | 'sort' | 'order', string | string[] | undefined>>;
}

const LONGEST_QUERY = 100;
const PAGE = 30;

/** The person's own songs: search, play, add, edit, delete. */
export default async function SongsPage({ searchParams }: Props) {
  // For its effect: the layout is not made again when the router comes here.
  await requireViewer();
  const address = await searchParams;
  const client = await api();
  const genres = namesOf(orUnavailable(client.listGenres()));
  const asked = [address.q].flat()[0]?.trim().slice(0, LONGEST_QUERY);
  // What cannot be searched for, the API would refuse, and with it the page.
  const q = listSongs.query.shape.q.safeParse(asked).data ?? '';
  const genre = address.genre ? ((await genres).find((name) => name === address.genre) ?? '') : '';
  const view = { q, genre, sorting: readSorting(SONG_SORTS, address) };
  const page = orUnavailable(
    client.listSongs({ query: { limit: PAGE, ...view.sorting, ...(q && { q }), ...(genre && { genre }) } }),
  );
  const t = await getTranslations();

  return (
    <SongsViewProvider view={view}>
      <PageHead
        title={t('songs.title')}
        actions={
          <>
            <UploadButton />
            <Suspense fallback={<NewSongButton genres={[]} />}>
              <NewSong genres={genres} />
            </Suspense>
          </>
        }
      />
      <Suspense>
        <AnswersOfPage of={[page, genres]} />
      </Suspense>
      <SongSearch>
        <Suspense>
          <Genres genres={genres} />
        </Suspense>
      </SongSearch>
      <Suspense fallback={<SongSkeletons />}>
        <Songs view={view} page={page} genres={genres} />
      </Suspense>
    </SongsViewProvider>
  );
}

/** No song can be added or changed without the choice of genres; those that are there can be seen all the same. */
async function namesOf(genres: OrUnavailable<'listGenres'>): Promise<string[]> {
  const told = await genres;
  return told instanceof Unavailable ? [] : told.items.map(({ name }) => name);
}

async function NewSong({ genres }: { genres: Promise<string[]> }) {
  return <NewSongButton genres={await genres} />;
}

async function Genres({ genres }: { genres: Promise<string[]> }) {
  return <GenreFilter genres={await genres} />;
}

interface SongsProps {
  view: SongsView;
  page: OrUnavailable<'listSongs'>;
  genres: Promise<string[]>;
}

async function Songs({ view, page, genres }: SongsProps) {
  const [songs, names] = await Promise.all([page, genres]);
  if (songs instanceof Unavailable) return <UnavailableBanner by={songs.by} />;
  return <SongList view={view} page={songs} genres={names} />;
}
