import type { Reporter } from '../reporter.ts';
import type { Env } from '../settings/env-file.ts';
import type { ServiceName } from '../settings/service-env.ts';

/** What the stages of a start share. */
export interface Stage {
  /** The checkout. */
  root: string;
  dataDir: string;
  /** The user's variables. */
  user: Env;
  services: readonly ServiceName[];
  watch: boolean;
  fresh: boolean;
  postgresSettings: Record<string, string>;
  signal: AbortSignal;
  /** Runs one step of the start, unless the start was given up. */
  step: Reporter['step'];
  /** Registers what has to be undone when the stack stops; the last registered is undone first. */
  undo(action: () => Promise<void>): void;
  logFile(name: string): string;
}
