import type { Deps } from '../context.ts';

/** Who a play was by, or whose song stood in another's playlist, when nobody is to be told any more. */
export const NOBODY = 'deleted';

/**
 * Deletes a person from Postgres, in one transaction. What is theirs goes; so do plays of their playlists, which counted
 * for them alone. What others own stays, without the name: plays that this person gave to others go on counting, and
 * entries of their songs in others' playlists say that the song is deleted (decision 41).
 */
export async function deleteRows({ prisma }: Pick<Deps, 'prisma'>, userId: string): Promise<void> {
  const mine = { where: { userId } };
  await prisma.$transaction(async (tx) => {
    // With their entries, counters and places in the featured list.
    await tx.playlist.deleteMany(mine);
    await tx.play.deleteMany(mine);
    await tx.playGate.deleteMany(mine);
    // With the likes that others gave them.
    await tx.song.deleteMany(mine);
    await tx.songLike.deleteMany(mine);
    await tx.follow.deleteMany(mine);
    await tx.userData.deleteMany(mine);
    await tx.audioHandout.deleteMany(mine);
    await tx.listen.deleteMany(mine);
    await tx.listening.deleteMany(mine);
    await tx.playRequest.deleteMany(mine);
    await tx.roleSync.deleteMany(mine);
    await tx.userEvent.deleteMany(mine);
    await tx.bin.deleteMany(mine);
    // With those who follow them.
    await tx.user.deleteMany(mine);

    const named = { namedId: userId };
    await tx.bin.deleteMany({ where: { ...named, ofTable: 'song_likes' } });
    await tx.bin.updateMany({ where: named, data: { namedId: NOBODY } });
    await tx.playGate.deleteMany({ where: { listenerId: userId } });
    await tx.play.updateMany({ where: { listenerId: userId }, data: { listenerId: NOBODY } });
    await tx.playlistSong.updateMany({ where: { songUserId: userId }, data: { songUserId: NOBODY } });
    await tx.featuredList.updateMany({ where: { updatedBy: userId }, data: { updatedBy: null } });
    await tx.featuredEdit.updateMany({ where: { editorId: userId }, data: { editorId: null } });
  });
}
