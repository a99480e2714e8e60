import { z } from 'zod';

const Metadata = z.record(z.string(), z.unknown()).optional();

/** What an Action asked of the tenant, a line of its console, and the run of it. */
const ActionRun = z.object({
  name: z.string(),
  during: z.enum(['sign-in', 'refresh']),
  ms: z.number(),
  outcome: z.enum(['done', 'denied', 'redirected', 'failed', 'stopped']),
  error: z.string().nullable(),
  asked: z.array(z.object({ what: z.string(), key: z.string().optional(), value: z.unknown() })),
  console: z.array(z.object({ level: z.string(), message: z.string() })),
});
export type ActionRun = z.infer<typeof ActionRun>;

const LogEntry = z.object({
  id: z.string(),
  /** ISO 8601. */
  date: z.string(),
  /** Auth0's code, and what it says in English. */
  type: z.string(),
  name: z.string(),
  description: z.string(),
  failed: z.boolean(),
  client: z.string().nullable(),
  /** The Actions that ran for it, in order. */
  actions: z.array(ActionRun),
});
export type LogEntry = z.infer<typeof LogEntry>;

/**
 * What the tenant tells of one user, as far as backstage shows it: what is not named here does not reach the browser.
 * Metadata that was never set is absent; the log is newest first.
 */
export const UserState = z.object({
  profile: z.object({ user_id: z.string(), user_metadata: Metadata, app_metadata: Metadata }),
  log: z.array(LogEntry),
});
export type UserState = z.infer<typeof UserState>;
