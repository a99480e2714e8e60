import type {
  AudioHandout,
  Bin,
  FeaturedPlaylist,
  Listen,
  Play,
  PlayCount,
  Playlist,
  PlaylistSong,
  PlayRequest,
  PrismaClient,
  Song,
  SongLike,
  UserEvent,
} from '@setlist/db/generated/client';
import { beyond, one, PAGE, type PersonalRows, section } from './row-sections.ts';
import { rowsAmongOthers } from './rows-among-others.ts';

/**
 * All rows of Postgres that are a person's or say something of them, table by table, read page by page. User ids of
 * other people are left out: they are theirs.
 */
export function personalRows(prisma: PrismaClient, userId: string): PersonalRows[] {
  const where = { userId };
  const take = PAGE;

  return [
    one('users', 'What others see of you', () => prisma.user.findUnique({ where })),
    one('user_data', 'What you chose', () => prisma.userData.findUnique({ where })),
    section('songs', 'Your songs', (last: Song | undefined) =>
      prisma.song.findMany({
        where: { userId, ...(last && { songId: { gt: last.songId } }) },
        ...{ orderBy: { songId: 'asc' }, take },
      }),
    ),
    section('playlists', 'Your playlists', (last: Playlist | undefined) =>
      prisma.playlist.findMany({
        where: { userId, ...(last && { playlistId: { gt: last.playlistId } }) },
        ...{ orderBy: { playlistId: 'asc' }, take },
      }),
    ),
    section(
      'playlist_songs',
      'The songs of your playlists; whose a song is, if it is another’s, is left out',
      (last: PlaylistSong | undefined) =>
        prisma.playlistSong.findMany({
          where: { userId, ...(last && beyond(last, 'playlistId', 'songId')) },
          ...{ orderBy: [{ playlistId: 'asc' }, { songId: 'asc' }], take },
        }),
      ['songUserId'],
    ),
    section(
      'song_likes',
      'The songs that you like; whose they are is left out',
      (last: SongLike | undefined) =>
        prisma.songLike.findMany({
          where: { userId, ...(last && { songId: { gt: last.songId } }) },
          ...{ orderBy: { songId: 'asc' }, take },
        }),
      ['songUserId'],
    ),
    section('play_counts', 'How often your playlists were played', (last: PlayCount | undefined) =>
      prisma.playCount.findMany({
        where: { userId, ...(last && beyond(last, 'playlistId', 'slot')) },
        ...{ orderBy: [{ playlistId: 'asc' }, { slot: 'asc' }], take },
      }),
    ),
    section(
      'plays',
      'The plays of your playlists; by whom is left out',
      (last: Play | undefined) =>
        prisma.play.findMany({
          where: { userId, ...(last && { playId: { gt: last.playId } }) },
          ...{ orderBy: { playId: 'asc' }, take },
        }),
      ['listenerId'],
    ),
    section(
      'audio_handouts',
      'Of which songs audio was sent to you in the last day; which bytes of it is left out',
      (last: AudioHandout | undefined) =>
        prisma.audioHandout.findMany({
          where: { userId, ...(last && { songId: { gt: last.songId } }) },
          ...{ orderBy: { songId: 'asc' }, take },
        }),
    ),
    section('listens', 'What you heard', (last: Listen | undefined) =>
      prisma.listen.findMany({
        where: { userId, ...(last && { listenId: { gt: last.listenId } }) },
        ...{ orderBy: { listenId: 'asc' }, take },
      }),
    ),
    one('listening', 'Up to when your listening has counted', () => prisma.listening.findUnique({ where })),
    section('play_requests', 'Answers to your plays of the last day', (last: PlayRequest | undefined) =>
      prisma.playRequest.findMany({
        where: { userId, ...(last && { key: { gt: last.key } }) },
        ...{ orderBy: { key: 'asc' }, take },
      }),
    ),
    one('role_syncs', 'What the identity provider was last told of your role', () =>
      prisma.roleSync.findUnique({ where }),
    ),
    section('user_events', 'What your open pages were told in the last hour', (last: UserEvent | undefined) =>
      prisma.userEvent.findMany({
        where: { userId, ...(last && { eventId: { gt: last.eventId } }) },
        ...{ orderBy: { eventId: 'asc' }, take },
      }),
    ),
    section(
      'bin',
      'What you removed within the last hour or two, by the tables it was in; whom it names beside you is left out',
      (last: Bin | undefined) =>
        prisma.bin.findMany({
          where: { userId, ...(last && { binId: { gt: last.binId } }) },
          ...{ orderBy: { binId: 'asc' }, take },
        }),
      ['namedId'],
    ),
    section(
      'featured_playlists',
      'Your playlists in the featured list',
      async (last: FeaturedPlaylist | undefined) => (last ? [] : prisma.featuredPlaylist.findMany({ where })),
    ),
    ...rowsAmongOthers(prisma, userId),
  ];
}
