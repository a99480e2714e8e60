import type { DeployedAction } from '../store/actions.ts';
import type { ActionRun } from '../store/history.ts';

/** What the main thread asks of a worker: run these Actions, in order, on this event. */
export interface FlowRequest {
  actions: DeployedAction[];
  /** As JSON: each Action gets an object of its own. */
  event: string;
  cache: CacheEntry[];
  /** The tenant's host, which signs what a redirect takes along. */
  host?: string;
  /** Folder from which `require` looks for packages. */
  requireFrom: string;
  /** Set when the user comes back from where an Action sent them. */
  resume?: ResumePoint;
}

/** A request on its way to a thread: without the Actions when they are those of the last one, since they are large. */
export type FlowMessage = Omit<FlowRequest, 'actions'> & Partial<Pick<FlowRequest, 'actions'>>;

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
}

/** What the Actions of a flow asked for, gathered over all of them. */
export interface FlowResult extends Carried {
  userMetadata: Record<string, unknown>;
  appMetadata: Record<string, unknown>;
  /** The reason given to `api.access.deny`, or the message given to `api.validation.error`. */
  denied?: string;
  /** The Action that sends the user elsewhere, and where. */
  redirect?: { action: string; url: string };
  /** The Action that threw, and what. */
  failed?: { action: string; message: string };
  runs: ActionRun[];
  /** All that the cache holds by now, when an Action changed it. */
  cache?: CacheEntry[];
  /** Whether an Action changed an object of Node.js, which later runs in the same thread would see. */
  tainted: boolean;
}

export interface CacheEntry {
  key: string;
  value: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}
