import type { Permission, Plan } from '@setlist/contracts';
import type { Pool } from '@setlist/db';
import type { PrismaClient } from '@setlist/db/create-prisma';
import type { Logger } from 'pino';
import type { Env } from './env.ts';
import type { Handouts } from './handouts/handouts.ts';
import type { EndedTokens } from './http/ended-tokens.ts';
import type { IdentityProvider } from './identity/identity-provider.ts';
import type { EventHub } from './live/event-hub.ts';
import type { Metrics } from './operations/metrics.ts';
import type { Recorder } from './recording/recorder.ts';
import type { Storage } from './storage/storage.ts';
import type { Uploads } from './uploads/create-uploads.ts';

/** What the process has, made once at start and handed to every verb. */
export interface Deps {
  env: Env;
  log: Logger;
  /** How the API talks to Postgres. */
  prisma: PrismaClient;
  /** Prisma's connections, on which the statements of prisma/sql run as well. */
  pool: Pool;
  /** Where audio and covers are kept. */
  storage: Storage;
  uploads: Uploads;
  identity: IdentityProvider;
  events: EventHub;
  handouts: Handouts;
  /** Whose tokens open nothing any more. */
  endedTokens: EndedTokens;
  metrics: Metrics;
  /** What requests did, where X-ray is on. */
  recorder: Recorder | undefined;
}

/** A signed-in person, as the verified access token describes them. */
export interface UserCaller {
  kind: 'user';
  /** The identity provider's `sub`. */
  userId: string;
  /** The identity provider's id of the session that the token came of, where the token says it. */
  sessionId?: string | undefined;
  roles: readonly string[];
  plan: Plan;
  displayName: string | undefined;
  picture: string | undefined;
  /** Whether the identity provider knows that the email address is theirs. */
  emailVerified: boolean;
  /** When the token was made and when it ends, in UNIX seconds. */
  issuedAt: number;
  expiresAt: number;
}

/** A program with a client-credentials token. */
interface MachineCaller {
  kind: 'machine';
  userId: string;
  scopes: readonly string[];
  expiresAt: number;
}

export type Caller = UserCaller | MachineCaller;

type CallerOf<P extends Permission> = P extends 'user' | 'editor'
  ? UserCaller
  : P extends 'user-or-plays-reader'
    ? Caller
    : undefined;

/** What a verb gets beside its input: the process's parts and who is calling. */
export type Context<P extends Permission = 'user'> = Deps & { caller: CallerOf<P>; requestId: string };
