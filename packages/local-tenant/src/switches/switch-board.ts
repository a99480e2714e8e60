import type { Pool } from '../store/database.ts';
import { findSetting, writeSetting } from '../store/settings.ts';
import { DEFAULT_SWITCHES, type LimitName, type Switches, switchesSchema } from './switches.ts';
import { createTokenBuckets, type Taken } from './token-buckets.ts';

const SETTING = 'switches';

/** The switches as they are set, and the rate limits that they govern. All addresses of a tenant share one board. */
export interface SwitchBoard {
  current(): Switches;
  /** Sets all switches and keeps them in the store. Throws ZodError for values that make no sense. */
  set(switches: unknown): Promise<Switches>;
  /** Goes back to how they stood in an empty store. The store is somebody else's to empty. */
  revert(): void;
  /** Aborts when the switches are set anew or the tenant stops: whoever hangs lets go. */
  signal(): AbortSignal;
  close(): void;
  /** Takes one request from a limit; undefined while the limit is off. */
  take(limit: LimitName, key: string): Taken | undefined;
}

/** Loads the board: as it was left in the store, else as `initial` says, else the defaults. */
export async function loadSwitchBoard(
  pool: Pool,
  initial: Switches = DEFAULT_SWITCHES,
): Promise<SwitchBoard> {
  const kept = switchesSchema.safeParse(await findSetting(pool, SETTING));
  let switches = kept.success ? kept.data : initial;
  let changed = new AbortController();
  const buckets = createTokenBuckets();
  const change = (next: Switches) => {
    switches = next;
    buckets.clear();
    changed.abort();
    changed = new AbortController();
  };
  return {
    current: () => switches,
    signal: () => changed.signal,
    close: () => changed.abort(),
    async set(next) {
      const parsed = switchesSchema.parse(next);
      await writeSetting(pool, SETTING, parsed);
      change(parsed);
      return parsed;
    },
    revert: () => change(initial),
    take(limit, key) {
      const { enabled, burst, perSecond } = switches.rateLimits[limit];
      return enabled ? buckets.take(`${limit}:${key}`, { burst, perSecond }) : undefined;
    },
  };
}
