import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Plan } from '@setlist/contracts';
import { makeSound, type Sound, soundFile } from '@setlist/synth';
import type { Task } from 'graphile-worker';
import { z } from 'zod';
import type { Deps } from '../context.ts';
import { newKey } from '../storage/keys.ts';
import { removeObjects } from '../storage/remove-objects.ts';
import { planSoundOf, refuseSoundBeyondPlan, soundOf } from './plan-sound-of.ts';

export const MAKE_SOUND = 'make-sound';

const TYPE = 'audio/mpeg';
const Payload = z.object({ userId: z.string(), songId: z.string(), ask: z.string() });
type Ask = z.infer<typeof Payload>;

/**
 * Makes the job that makes one sound. The row says for which ask a sound is being made: when the song was deleted, has
 * got a file, or another sound was asked for meanwhile, it names another or none, and what was made is thrown away. What
 * fails is tried again by the queue; after its last attempt the row says that it failed.
 */
export function createMakeSound(deps: Deps): Task {
  const { prisma, storage, env, log } = deps;
  return async (payload, { job, abortSignal }) => {
    const ask = Payload.parse(payload);
    const where = rowOf(ask);
    const song = await prisma.song.findFirst({ where });
    if (!song) return;
    const file = join(env.audioDir, '.spool', randomUUID());
    try {
      await mkdir(join(env.audioDir, '.spool'), { recursive: true });
      await provide(soundOf(song), file, env.soundsDir, abortSignal);
      const key = newKey('mp3');
      await storage.put(key, file, TYPE);
      const replaced = await keep(deps, ask, key).catch(async (error) => {
        await removeObjects(storage, log, [key]);
        throw error;
      });
      await removeObjects(storage, log, [replaced ? replaced.audioKey : key]);
    } catch (error) {
      if (abortSignal?.aborted || job.attempts < job.max_attempts) throw error;
      log.error({ err: error, ...ask }, 'a sound could not be made');
      await prisma.song.updateMany({ where, data: { soundAsk: null, soundFailed: true } });
    } finally {
      await rm(file, { force: true });
    }
  };
}

const rowOf = ({ userId, songId, ask }: Ask) => ({ userId, songId, soundAsk: ask });

/** Puts the sound into a file: one that was made before, or a new one. */
async function provide(sound: Sound, file: string, before: string | undefined, signal?: AbortSignal) {
  if (before && (await copyOf(join(before, soundFile(sound)), file))) return;
  await writeFile(file, await makeSound(sound, signal));
}

async function copyOf(from: string, to: string): Promise<boolean> {
  return copyFile(from, to, constants.COPYFILE_EXCL).then(
    () => true,
    (error) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

/** Gives the song its sound, and tells what it had before; undefined when it does not wait for it any more. */
function keep({ prisma }: Deps, ask: Ask, key: string): Promise<{ audioKey: string | null } | undefined> {
  const { userId, songId } = ask;
  return prisma.$transaction(async (tx) => {
    const owner = await tx.user.findUnique({ where: { userId }, select: { plan: true } });
    const song = await tx.song.findFirst({ where: rowOf(ask) });
    if (!song) return undefined;
    const { durationMs, audioBytes } = planSoundOf(song);
    await refuseSoundBeyondPlan(tx, { userId, songId, plan: Plan.parse(owner?.plan ?? 'free') }, audioBytes);
    const audio = { audioKey: key, audioType: TYPE, audioBytes, audioSha256: null, durationMs };
    const { count } = await tx.song.updateMany({
      where: { ...rowOf(ask), genreName: song.genreName },
      data: { ...audio, soundAsk: null },
    });
    if (count === 0) return undefined;
    // What was sent of another sound counts no more.
    if (song.audioKey) await tx.audioHandout.deleteMany({ where: { songId } });
    return { audioKey: song.audioKey };
  });
}
