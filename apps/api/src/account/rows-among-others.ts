import type {
  Bin,
  FeaturedEdit,
  Follow,
  Play,
  PlayGate,
  PrismaClient,
  SongLike,
} from '@setlist/db/generated/client';
import { beyond, one, PAGE, type PersonalRows, section } from './row-sections.ts';

/** Rows in which a person stands with others: what they gave to others, were given by them, or changed for all. */
export function rowsAmongOthers(prisma: PrismaClient, userId: string): PersonalRows[] {
  const listenerId = userId;
  const take = PAGE;

  return [
    section(
      'song_likes',
      'The likes that your songs were given; by whom is left out',
      (last: SongLike | undefined) =>
        prisma.songLike.findMany({
          where: { songUserId: userId, ...(last && beyond(last, 'songId', 'userId')) },
          ...{ orderBy: [{ songId: 'asc' }, { userId: 'asc' }], take },
        }),
      ['userId'],
    ),
    section(
      'follows',
      'Those whom you follow, by their public ids',
      async (last: (Follow & { 'users.person_id': string }) | undefined) =>
        (
          await prisma.follow.findMany({
            where: { userId, ...(last && { followedId: { gt: last.followedId } }) },
            ...{ orderBy: { followedId: 'asc' }, take },
            include: { followed: { select: { personId: true } } },
          })
        ).map(({ followed, ...row }) => ({ ...row, 'users.person_id': followed.personId })),
      ['followedId'],
    ),
    section(
      'follows',
      'Those who follow you; who they are is left out',
      (last: Follow | undefined) =>
        prisma.follow.findMany({
          where: { followedId: userId, ...(last && { userId: { gt: last.userId } }) },
          ...{ orderBy: { userId: 'asc' }, take },
        }),
      ['userId'],
    ),
    section(
      'plays',
      'The plays that you gave; to whom is left out',
      (last: Play | undefined) =>
        prisma.play.findMany({
          where: { listenerId, ...(last && beyond(last, 'userId', 'playId')) },
          ...{ orderBy: [{ userId: 'asc' }, { playId: 'asc' }], take },
        }),
      ['userId'],
    ),
    section(
      'play_gates',
      'When your play last counted on a playlist; whose it is is left out',
      (last: PlayGate | undefined) =>
        prisma.playGate.findMany({
          where: { listenerId, ...(last && beyond(last, 'userId', 'playlistId')) },
          ...{ orderBy: [{ userId: 'asc' }, { playlistId: 'asc' }], take },
        }),
      ['userId'],
    ),
    section(
      'bin',
      'Your likes and songs in what others removed within the last hour or two; who they are is left out',
      (last: Bin | undefined) =>
        prisma.bin.findMany({
          where: { namedId: userId, userId: { not: userId }, ...(last && { binId: { gt: last.binId } }) },
          ...{ orderBy: { binId: 'asc' }, take },
        }),
      ['userId'],
    ),
    one('featured_list', 'The featured list, when you were its last editor', () =>
      prisma.featuredList.findFirst({ where: { updatedBy: userId } }),
    ),
    section('featured_edits', 'Your edits of the featured list', (last: FeaturedEdit | undefined) =>
      prisma.featuredEdit.findMany({
        where: { editorId: userId, ...(last && { version: { gt: last.version } }) },
        ...{ orderBy: { version: 'asc' }, take },
      }),
    ),
  ];
}
