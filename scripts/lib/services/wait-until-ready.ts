import { setTimeout as wait } from 'node:timers/promises';
import { readLastLines } from './read-last-lines.ts';
import type { Service } from './start-service.ts';

const PAUSE_MS = 50;
// A server that listens before it answers would otherwise hold the first request for long.
const TRY_MS = 1_000;

export interface Readiness {
  service: Service;
  /** Answers with a success status once the service is ready. */
  url: string;
  timeoutMs: number;
  logFile: string;
  signal: AbortSignal;
}

/**
 * Resolves when `url` answers with 2xx. Throws with the end of the service's log when the service ends first or
 * takes longer than `timeoutMs`, and with the signal's reason when it is aborted.
 */
export async function waitUntilReady({ service, url, timeoutMs, logFile, signal }: Readiness): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let last = 'no answer';
  const answers = async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(TRY_MS), redirect: 'manual' });
    await response.body?.cancel();
    last = `status ${response.status}`;
    return response.ok;
  };
  while (!(await Promise.race([answers().catch(() => false), service.failed]))) {
    signal.throwIfAborted();
    if (Date.now() > deadline) {
      const lines = await readLastLines(logFile, 25);
      throw new Error(
        `The ${service.label} was not ready after ${timeoutMs / 1000} s (${url}: ${last}). The end of its log ` +
          `(${logFile}):\n\n${lines}`,
      );
    }
    await Promise.race([wait(PAUSE_MS), service.failed]);
  }
}
