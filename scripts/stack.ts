import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Postgres } from '@setlist/embedded-postgres';
import { type Reporter, silentReporter } from './lib/reporter.ts';
import type { Env } from './lib/settings/env-file.ts';
import type { Settings } from './lib/settings/resolve-settings.ts';
import type { ServiceName } from './lib/settings/service-env.ts';
import { prepare } from './lib/stages/prepare.ts';
import { provideData } from './lib/stages/provide-data.ts';
import { runServices } from './lib/stages/run-services.ts';
import type { Stage } from './lib/stages/stage.ts';
import { createUndoList, type UndoList } from './lib/stages/undo-list.ts';

export interface StackOptions {
  /** Holds the database, the songs, the logs and `local.env`; made when it is not there. */
  dataDir: string;
  /** Variables as documented in .env.example; `process.env` unless told. */
  env?: Env;
  /** Which processes to start; all three unless told. */
  services?: readonly ServiceName[];
  /** Restart and recompile on changes, and show the logs on the terminal. */
  watch?: boolean;
  /** Delete everything in the data directory first. */
  fresh?: boolean;
  /** Settings of the embedded Postgres, such as `{ fsync: 'off' }` for data that need not last. */
  postgresSettings?: Record<string, string>;
  report?: Reporter;
  /** Gives the start up; what had been started is stopped again. */
  signal?: AbortSignal;
}

export interface Stack {
  settings: Settings;
  /** One for each of tenant, API and web app: rejects, with the end of its log, when it ends by itself. */
  serviceFailures: readonly Promise<never>[];
  /** Rejects when the embedded Postgres ends by itself. */
  postgresFailure: Promise<never>;
  /** Stops all processes, Postgres last; harmless when called again. */
  stop(): Promise<void>;
}

/**
 * Brings up Setlist: Postgres, migrations, demo data, songs, then tenant, API and web app, and resolves when all of them
 * answer. What `turbo run build` makes has to be there. When anything fails it stops what it started and throws; a UserError says what
 * the person at the terminal can do. Throws the signal's reason when the start was given up.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const undo = createUndoList();
  const stage = toStage(options, undo.add);
  try {
    const settings = await prepare(stage);
    const postgres = await provideData(stage, settings);
    const services = await runServices(stage, settings);
    const postgresFailure = postgresFailed(stage, undo, postgres);
    // Whoever waits for it sees the rejection all the same.
    postgresFailure.catch(() => undefined);
    const serviceFailures = services.map((service) => service.failed);
    return { settings, serviceFailures, postgresFailure, stop: undo.run };
  } catch (error) {
    // Told apart before anything is stopped: a signal that comes later must not hide why the start failed.
    const reason = stage.signal.aborted ? stage.signal.reason : error;
    await undo.run();
    throw reason;
  }
}

function toStage(options: StackOptions, undo: Stage['undo']): Stage {
  const { report = silentReporter, signal = new AbortController().signal } = options;
  return {
    root: fileURLToPath(new URL('..', import.meta.url)),
    dataDir: options.dataDir,
    user: options.env ?? process.env,
    services: options.services ?? ['tenant', 'api', 'web'],
    watch: options.watch ?? false,
    fresh: options.fresh ?? false,
    postgresSettings: options.postgresSettings ?? {},
    signal,
    undo,
    step: (title, work) => {
      signal.throwIfAborted();
      return report.step(title, work);
    },
    logFile: (name) => join(options.dataDir, 'logs', `${name}.log`),
  };
}

async function postgresFailed({ logFile }: Stage, undo: UndoList, postgres?: Postgres): Promise<never> {
  await postgres?.exited;
  if (!postgres || undo.hasBegun()) return new Promise(() => undefined);
  throw new Error(`PostgreSQL ended by itself. Its log (${logFile('postgres')}) says why.`);
}
