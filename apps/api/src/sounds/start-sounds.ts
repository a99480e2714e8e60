import { runForOne, sql } from '@setlist/db/sql';
import { type Runner, run } from 'graphile-worker';
import type { Deps } from '../context.ts';
import { queueOptions } from '../operations/queue-options.ts';
import { createMakeSound, MAKE_SOUND } from './make-sound-job.ts';

const ENQUEUE_SOUNDS = 'enqueue-sounds';
/** Longer than any sound takes, on the slowest machine: whoever has a job for so long is gone. */
const LOST_AFTER_MS = 120_000;

/**
 * Starts the worker of this process that makes sounds, as many at once as it may take threads for them; undefined where
 * it may take none. It is one of its own, since the other does one thing at a time for the identity provider's sake.
 * What was asked for and has no job, such as the demo songs of a new database, gets one first. `stop()` gives up what is
 * being made, which is begun anew by whoever comes next.
 */
export async function startSounds(deps: Deps): Promise<Runner | undefined> {
  const { pool, env, log } = deps;
  if (env.soundThreads === 0) return undefined;
  const enqueue = () => runForOne(pool, sql.enqueueMissingSounds, { milliseconds: LOST_AFTER_MS });
  const { enqueued } = await enqueue();
  if (enqueued > 0) log.info({ enqueued }, 'sounds are being made');
  const options = queueOptions(pool, log);
  return run({
    ...options,
    preset: { worker: { ...options.preset.worker, gracefulShutdownAbortTimeout: 0 } },
    concurrency: env.soundThreads,
    crontab: `*/2 * * * * ${ENQUEUE_SOUNDS}`,
    taskList: { [MAKE_SOUND]: createMakeSound(deps), [ENQUEUE_SOUNDS]: async () => void (await enqueue()) },
  });
}
