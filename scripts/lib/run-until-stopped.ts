import { type Stack, type StackOptions, startStack } from '../stack.ts';
import { explainFailure } from './explain-failure.ts';
import { createReporter } from './reporter.ts';
import type { Env } from './settings/env-file.ts';
import { dataDirOf, readUserVariables } from './settings/user-settings.ts';

type Choice = Partial<StackOptions>;

/**
 * What `npm start`, `npm run dev` and `npm run tenant` have in common: starts a stack in the checkout's data directory
 * with the user's variables and what `choose` makes of them, calls `onReady` with what is aborted when it stops, and stops everything on SIGINT, SIGTERM
 * or SIGHUP. A process that ends by itself is reported and the others run on, so that one can see what they do without
 * it; when neither tenant, API nor web app is left, everything stops. Resolves with the exit code: 1 when something had failed.
 */
export async function runUntilStopped(
  choose: (user: Env, dataDir: string) => Choice,
  onReady: (stack: Stack, dataDir: string, signal: AbortSignal) => void,
): Promise<number> {
  const controller = new AbortController();
  // A second Ctrl-C changes nothing: stopping is bounded, and cutting it short would leave processes behind.
  const requested = new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => {
        controller.abort();
        resolve();
      });
    }
  });
  // The terminal may be gone, or the output piped into something that ended.
  process.stdout.on('error', () => undefined);
  const report = createReporter();
  let dataDir = '';
  try {
    const env = await readUserVariables();
    dataDir = dataDirOf(env);
    const options = { dataDir, env, ...choose(env, dataDir) };
    dataDir = options.dataDir;
    const stack = await startStack({ ...options, report, signal: controller.signal });
    let failed = false;
    try {
      onReady(stack, dataDir, controller.signal);
      await Promise.race([
        requested,
        lastServiceFailed(stack, (error, left) => {
          failed = true;
          printFailure(error, dataDir);
          if (left > 0) console.error('  The rest runs on; Ctrl-C stops it.\n');
        }),
      ]);
    } finally {
      console.log('');
      await report.step('stopped', stack.stop);
    }
    return failed ? 1 : 0;
  } catch (error) {
    // The start was given up, as the signal asked; whatever else went wrong is to be told.
    if (error === controller.signal.reason) return 0;
    printFailure(error, dataDir);
    return 1;
  }
}

/** Resolves when none of the services runs any more; `onFailure` hears of each that ends, and of Postgres. */
async function lastServiceFailed(
  { serviceFailures, postgresFailure }: Stack,
  onFailure: (error: unknown, left: number) => void,
): Promise<void> {
  let left = serviceFailures.length;
  postgresFailure.catch((error) => onFailure(error, left));
  await Promise.all(serviceFailures.map((failure) => failure.catch((error) => onFailure(error, --left))));
}

function printFailure(error: unknown, dataDir: string): void {
  console.error(`\n  ✗ ${explainFailure(error, dataDir).replaceAll('\n', '\n    ')}\n`);
}
