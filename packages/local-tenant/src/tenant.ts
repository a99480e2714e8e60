import type { Logger } from 'pino';
import type { ActionRunner } from './actions/runner.ts';
import type { LastClaims } from './oidc/last-claims.ts';
import type { Changes } from './store/changes.ts';
import type { Pool } from './store/database.ts';
import type { History } from './store/history.ts';
import type { Lookups } from './store/lookups.ts';
import type { Passwords } from './store/passwords.ts';
import type { SigningKey } from './store/signing-keys.ts';
import type { TenantNames } from './store/tenant-settings.ts';
import type { SwitchBoard } from './switches/switch-board.ts';

/** What every part of the tenant is handed. */
export interface Tenant extends TenantNames {
  /** Base URL of the tenant with a slash at the end, as Auth0 has it. */
  issuer: string;
  pool: Pool;
  log: Logger;
  /** The signing key comes first. */
  keys: SigningKey[];
  /** Serves with the keys, the name and the logout URLs as they are in the store by now. */
  reloadFromStore(): Promise<void>;
  cookieKeys: string[];
  /** Whether a profile may not grow beyond 10 KB, as Auth0 will have it from 4 March 2027 on. */
  refuseLargeProfiles: boolean;
  /** Whether demo accounts sign in by a parameter of /authorize. */
  demoSignIn: boolean;
  actions: ActionRunner;
  switches: SwitchBoard;
  lookups: Lookups;
  lastClaims: LastClaims;
  passwords: Passwords;
  history: History;
  /** What open pages of the dashboard listen to. */
  changes: Changes;
}
