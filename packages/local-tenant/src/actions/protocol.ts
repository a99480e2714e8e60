import type { ActionState } from '../store/action-states.ts';
import type { DeployedAction } from '../store/actions.ts';
import type { ActionRun } from '../store/history.ts';
import type { RoleRow } from '../store/roles.ts';
import type { Trigger } from './triggers.ts';

/** What the main thread asks of a worker: run these Actions, in order, on this event. */
export interface FlowRequest {
  trigger: Trigger;
  actions: InstalledAction[];
  /** As JSON: each Action gets an object of its own. */
  event: string;
  cache: CacheEntry[];
  /** The tenant's host, which signs what a redirect takes along. */
  host: string;
  /** The roles of the user, for `api.roles`. */
  roles?: RoleRow[];
  /** Set when the user comes back from where an Action sent them. */
  resume?: ResumePoint;
  /** Whether an Action's module lives on in its thread from run to run, as it may at Auth0. */
  keepModules?: boolean;
}

/** An Action with where its packages are installed; nowhere when it has none. */
export type InstalledAction = DeployedAction & { folder?: string | undefined };

/** Where a flow goes on after a redirect: with this Action's `onContinuePostLogin`, then the Actions after it. */
export interface ResumePoint {
  action: string;
  carried: Carried;
  /** The `state` that the user was sent away with, and came back with. */
  state?: string;
  /** Ids of the flows that ran before the redirect. */
  executions: string[];
}

/** What a redirect carries over to the rest of the flow. Metadata is not in it: it is written before the redirect. */
interface Carried {
  idTokenClaims: Record<string, unknown>;
  accessTokenClaims: Record<string, unknown>;
  addedScopes: string[];
  removedScopes: string[];
  transactionMetadata: Record<string, unknown>;
  /** What happens to the refresh token, which is not there before the sign-in has ended. */
  refreshToken: Lasting;
}

/** What an Action changes about a session or a refresh token; all of the metadata, when any of it was changed. */
export type Lasting = Pick<ActionState, 'metadata' | 'expiresAt' | 'idleExpiresAt'>;

/** What the Actions of a flow asked for, gathered over all of them. */
export interface FlowResult extends Carried {
  userMetadata: Record<string, unknown>;
  appMetadata: Record<string, unknown>;
  session: Lasting & Required<Pick<ActionState, 'methods'>> & { cookieMode?: CookieMode };
  /** The scopes of a machine's token, when an Action changed them. */
  targetScopes?: string[];
  denied?: Denial;
  /** The Action that sends the user elsewhere, and where. */
  redirect?: { action: string; url: string };
  /** The Action that threw, and what. */
  failed?: { action: string; message: string };
  runs: ActionRun[];
  /** All that the cache holds by now, when an Action changed it. */
  cache?: CacheEntry[];
}

/** Why an Action ends a flow. */
export interface Denial {
  /** The reason given to `api.access.deny`, or the message given to `api.validation.error`. */
  reason: string;
  /** What the person is told, where that differs. */
  userMessage?: string;
  /** The error code of a machine's refusal. */
  code?: string;
  /** What is taken back for good. */
  revoke?: 'refresh token' | 'session' | 'session, but no refresh tokens';
}

export type CookieMode = 'persistent' | 'non-persistent';

export interface CacheEntry {
  key: string;
  value: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}
