import type { PrismaClient } from '@setlist/db';
import { someId } from './api.ts';

export const VERA = 'auth0|vera';
export const JANE = 'auth0|jane';
/** Somebody who has never called the API, so that there is no row of his in `users`. */
export const MAX = 'auth0|max';

const NO_FILES = { audioBytes: null, audioType: null, audioKey: null, coverKey: null, coverType: null };

/**
 * Inserts songs, playlists, plays and a featured list in which no two columns of an object have the same value, so that
 * a datum can be told by its value: of Vera, who is an editor, and of Max. Vera's public playlist holds a song that Max
 * has taken back, and one that he has deleted.
 */
export async function insertDistinctRows(prisma: PrismaClient) {
  let last = 40;
  const number = () => last++;
  const time = () => new Date(Date.UTC(2026, 0, 1, 0, number(), 0, number()));
  const dated = () => ({ version: number(), createdAt: time(), updatedAt: time() });
  const song = (userId: string, name: string, genreName: string) => ({
    ...{ userId, songId: someId(), songname: name, artist: `The band of ${name}`, genreName },
    ...{ durationMs: number(), audioBytes: number(), audioType: 'audio/mpeg', audioKey: `${name}.mp3` },
    ...{ coverKey: `${name}.jpg`, coverType: 'image/jpeg', ...dated() },
  });
  const playlist = (userId: string, name: string, visibility: 'public' | 'private') => ({
    ...{ userId, playlistId: someId(), name, visibility, ...dated() },
  });

  const [glass, tide] = [song(VERA, 'Glass', 'Jazz'), song(VERA, 'Tide', 'Ambient')];
  const being = { soundSeed: number(), soundAsk: someId() };
  const draft = { ...song(VERA, 'Draft', 'Techno'), ...NO_FILES, soundFailed: true };
  const unmeasured = { ...song(VERA, 'Unmeasured', 'Drum and bass'), durationMs: null, ...being };
  const [open, takenBack] = [song(MAX, 'Open', 'Dream pop'), song(MAX, 'Taken back', 'Downtempo')];
  const deleted = song(MAX, 'Deleted', 'Downtempo');
  await prisma.song.createMany({ data: [glass, tide, draft, unmeasured, open, takenBack] });

  const evening = playlist(VERA, 'Evening', 'public');
  const morning = playlist(VERA, 'Morning', 'private');
  const [night, noon] = [playlist(MAX, 'Night', 'public'), playlist(MAX, 'Noon', 'private')];
  await prisma.playlist.createMany({ data: [evening, morning, night, noon] });
  const entries = [
    ...[glass, takenBack, unmeasured, deleted, tide].map((entry) => [evening, entry] as const),
    ...[[morning, draft] as const, [night, open] as const],
  ];
  await prisma.playlistSong.createMany({
    data: entries.map(([{ userId, playlistId }, { userId: songUserId, songId }]) => ({
      ...{ userId, playlistId, position: number(), songUserId, songId },
    })),
  });
  const likes = [
    [VERA, open],
    [VERA, glass],
    [JANE, tide],
  ] as const;
  await prisma.songLike.createMany({
    data: likes.map(([userId, { userId: songUserId, songId }]) => ({
      ...{ userId, songUserId, songId, likeId: someId() },
    })),
  });
  const plays = [
    [evening, 60, 53],
    [morning, 4, 7],
    [night, 9, 8],
  ] as const;
  const counts = plays.flatMap(([{ userId, playlistId }, ...slots]) =>
    slots.map((counted, index) => ({ userId, playlistId, slot: 20 + index, plays: counted })),
  );
  const told = [VERA, MAX].map((userId) => ({ userId, editor: userId === VERA }));
  // At once, since a role sync that saw one without the other would change it.
  await prisma.$transaction([
    prisma.playCount.createMany({ data: counts }),
    prisma.roleSync.createMany({ data: told }),
  ]);

  const heard = [
    { song: glass, playlist: null, hour: 21 },
    { song: takenBack, playlist: noon, hour: 5 },
    { song: deleted, playlist: night, hour: 5 },
    ...[0, 1].map(() => ({ song: open, playlist: night, hour: 7 })),
    { song: unmeasured, playlist: morning, hour: 5 },
  ];
  await prisma.listen.createMany({
    data: heard.map(({ song: { songId }, playlist: from, hour }) => ({
      ...{ userId: VERA, songId, heardMs: number(), counted: from?.userId === MAX },
      playlistId: from?.playlistId ?? null,
      heardAt: new Date(Date.UTC(2026, hour % 12, 1, hour, number())),
    })),
  });

  const featured = { headline: 'Of the week', version: 31, updatedBy: MAX, updatedAt: time() };
  await prisma.featuredList.update({ where: { id: 1 }, data: featured });
  await prisma.featuredPlaylist.createMany({
    data: [evening, night].map(({ userId, playlistId }) => ({ userId, playlistId, position: number() })),
  });
  const [eveningId, morningId, nightId] = [evening.playlistId, morning.playlistId, night.playlistId];
  await prisma.featuredEdit.createMany({
    data: [
      { version: 29, headline: 'Before', editedAt: time(), playlistIds: [nightId, eveningId] },
      // A private one, and one that is gone.
      {
        version: 30,
        headline: 'After',
        editorId: MAX,
        editedAt: time(),
        playlistIds: [morningId, someId(), eveningId],
      },
    ],
  });
  return { glass, tide, draft, open, evening, morning, night, noon };
}
