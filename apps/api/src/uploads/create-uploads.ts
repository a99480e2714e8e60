import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_UPLOADS_AT_ONCE } from '@setlist/contracts';
import type { Logger } from 'pino';
import type { Env } from '../env.ts';
import { DomainError } from '../errors.ts';
import type { StreamedBody } from '../http/read-stream.ts';
import { storageAway } from '../storage/storage-away.ts';
import { coverTypeOf } from './cover-kinds.ts';
import { inspectAudio } from './inspect-audio.ts';
import type { AudioFacts } from './inspector/inspect.ts';
import { receive, type SizeLimit, type Upload } from './receive.ts';
import { createTurns } from './turns.ts';

/** An image that came within an audio file. */
interface Cover {
  file: string;
  type: string;
  extension: string;
}

/** Receives files to a spool on disk, and looks into them. */
export interface Uploads {
  /**
   * Receives a file of a person and hands it to `use`; it is removed when that has ended. Throws what `receive` does,
   * `too-many-requests` when too many of theirs come at once, and `storage-unavailable` when there is no room.
   */
  receive<T>(
    userId: string,
    body: StreamedBody,
    limit: SizeLimit,
    use: (upload: Upload) => Promise<T>,
  ): Promise<T>;
  /** What is in a file: it throws as `inspectAudio` does. */
  inspect(upload: Upload): Promise<AudioFacts & { image: Cover | null }>;
  /** Removes what processes that were killed have left here before a moment, and tells how much that was. */
  sweep(moment: Date): Promise<number>;
}

const INSPECTED_AT_ONCE = 2;

/** Opens the spool of this process, a folder within that of the audio, so that a file is moved there at once. */
export function createUploads({ audioDir }: Env, log: Logger): Uploads {
  const folder = join(audioDir, '.spool');
  const inTurn = createTurns(INSPECTED_AT_ONCE);
  const receiving = new Map<string, number>();
  return {
    async receive(userId, body, limit, use) {
      const others = receiving.get(userId) ?? 0;
      if (others >= MAX_UPLOADS_AT_ONCE) throw tooMany();
      receiving.set(userId, others + 1);
      const file = join(folder, randomUUID());
      try {
        await mkdir(folder, { recursive: true });
        return await use(await receive(body, file, limit));
      } catch (error) {
        throw isOfDisk(error) ? storageAway(error, log) : error;
      } finally {
        const left = (receiving.get(userId) ?? 1) - 1;
        if (left > 0) receiving.set(userId, left);
        else receiving.delete(userId);
        await rm(file, { force: true });
        await rm(coverFileOf(file), { force: true });
      }
    },
    async inspect({ file }) {
      const cover = coverFileOf(file);
      const facts = await inTurn(() => inspectAudio(file, cover, log));
      const image = facts.cover && { file: cover, extension: facts.cover, type: coverTypeOf(facts.cover) };
      return { ...facts, image: image || null };
    },
    async sweep(moment) {
      const names = await readdir(folder).catch(() => []);
      let removed = 0;
      for (const name of names) {
        const path = join(folder, name);
        const found = await stat(path).catch(() => undefined);
        if (!found || found.mtime >= moment) continue;
        await rm(path, { force: true });
        removed++;
      }
      return removed;
    },
  };
}

const coverFileOf = (file: string) => `${file}.cover`;

function tooMany(): DomainError {
  return new DomainError('too-many-requests', {
    detail: `At most ${MAX_UPLOADS_AT_ONCE} files of yours are received at once.`,
    retryAfter: 1,
  });
}

function isOfDisk(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES', 'ENOENT'].includes(code);
}
