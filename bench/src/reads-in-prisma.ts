import type { PrismaClient } from '@setlist/db';

/** What the statements of prisma/sql read, asked of Prisma the ordinary way and made into JSON. */
export function createReads(
  prisma: PrismaClient,
  { userId, playlistId, songId }: { userId: string; playlistId: string; songId: string },
) {
  const summaries = async <T extends { userId: string; playlistId: string }>(playlists: T[]) => {
    const owners = { in: playlists.map((playlist) => playlist.userId) };
    const ids = { in: playlists.map((playlist) => playlist.playlistId) };
    const [users, roles, plays, entries] = await Promise.all([
      prisma.user.findMany({ where: { userId: owners } }),
      prisma.roleSync.findMany({ where: { userId: owners } }),
      prisma.playCount.groupBy({ by: ['playlistId'], where: { playlistId: ids }, _sum: { plays: true } }),
      prisma.playlistSong.findMany({
        where: { userId: owners, playlistId: ids },
        orderBy: { position: 'asc' },
      }),
    ]);
    const songs = await prisma.song.findMany({
      where: { songId: { in: entries.map(({ songId }) => songId) } },
    });
    return playlists.map((playlist) => ({
      ...playlist,
      owner: users.find((user) => user.userId === playlist.userId)?.displayName,
      person: users.find((user) => user.userId === playlist.userId)?.personId,
      editor: roles.find((role) => role.userId === playlist.userId)?.editor,
      plays: plays.find((count) => count.playlistId === playlist.playlistId)?._sum.plays,
      songs: entries
        .filter((entry) => entry.playlistId === playlist.playlistId)
        .map((entry) => songs.find(({ songId }) => songId === entry.songId)),
    }));
  };
  // Those that were never played come on later pages.
  const discovered = async () => {
    const most = await prisma.playCount.groupBy({
      by: ['userId', 'playlistId'],
      where: { userId: { not: userId }, playlist: { visibility: 'public' } },
      orderBy: [{ _sum: { plays: 'desc' } }, { playlistId: 'desc' }],
      take: 21,
    });
    const found = await prisma.playlist.findMany({
      where: { playlistId: { in: most.map(({ playlistId }) => playlistId) } },
    });
    return most.flatMap((one) => found.filter(({ playlistId }) => playlistId === one.playlistId));
  };
  // In a public playlist of the song's own owner.
  const published = {
    userId: { equals: prisma.playlistSong.fields.songUserId },
    playlist: { visibility: 'public' as const },
  };
  const asJson = async (answer: Promise<unknown>) =>
    JSON.stringify(await answer, (_, value) => (typeof value === 'bigint' ? String(value) : value));

  return {
    'list-songs': () =>
      asJson(prisma.song.findMany({ where: { userId }, orderBy: { songId: 'desc' }, take: 21 })),
    'list-playlists': () =>
      asJson(
        prisma.playlist
          .findMany({ where: { userId }, orderBy: { playlistId: 'desc' }, take: 21 })
          .then(summaries),
      ),
    'discover-playlists': () => asJson(discovered().then(summaries)),
    'find-playlist': () =>
      asJson(
        prisma.playlist
          .findMany({ where: { playlistId, OR: [{ userId }, { visibility: 'public' }] } })
          .then(summaries),
      ),
    'find-featured': () =>
      asJson(
        Promise.all([
          prisma.featuredList.findFirst(),
          prisma.featuredPlaylist
            .findMany({ orderBy: { position: 'asc' }, include: { playlist: true } })
            .then((featured) => summaries(featured.map(({ playlist }) => playlist))),
        ]),
      ),
    'sum-plays': () => asJson(prisma.playCount.aggregate({ where: { userId }, _sum: { plays: true } })),
    'find-audio': () =>
      asJson(
        Promise.all([
          prisma.song.findFirst({ where: { songId, audioBytes: { not: null } } }),
          prisma.playlistSong.findFirst({ where: { songId, ...published } }),
          prisma.audioHandout.findUnique({ where: { userId_songId: { userId, songId } } }),
        ]),
      ),
    'find-events': () =>
      asJson(
        prisma.userEvent.findMany({ where: { userId, eventId: { gt: 0n } }, orderBy: { eventId: 'asc' } }),
      ),
  };
}
