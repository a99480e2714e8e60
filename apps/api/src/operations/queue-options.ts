import type { Pool } from '@setlist/db';
import { Logger } from 'graphile-worker';
import type { Logger as Log } from 'pino';

/** What every worker of this process has in common. */
export function queueOptions(pool: Pool, log: Log) {
  return {
    pgPool: pool,
    noHandleSignals: true,
    pollInterval: 2_000,
    // Otherwise nobody waits until a job that is done is also noted as done: `stop()` would not, and where the pool is
    // closed before, the rejection would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: queueLogger(log),
  };
}

/** The queue's log, as lines of ours. */
export function queueLogger(log: Log): Logger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  return new Logger((scope) => (level, message) => log[levels[level]]({ scope }, message));
}
