import { type Plan, type Preferences, Preferences as PreferencesSchema } from '@setlist/contracts';
import { z } from 'zod';

/** Who the identity provider says somebody is, from the claims of their ID token. */
export interface Identity {
  /** Auth0's user id, the `sub` claim. */
  sub: string;
  displayName: string;
  email?: string;
  roles: string[];
  plan: Plan;
  preferences: Preferences;
}

/** The tokens of one exchange with the identity provider; `expiresAt` in milliseconds since 1970. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresAt: number;
  identity: Identity;
}

/** A session lasts as long as its refresh token: 30 days, in seconds. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** What the encrypted session cookie holds. The ID token is left out: it would double the cookie. */
export const SessionToken = z.object({
  /** The session's own id. Tokens rotate, this stays, so that signing out ends every copy of the cookie. */
  sid: z.string(),
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresAt: z.number(),
  identity: z.object({
    sub: z.string(),
    displayName: z.string(),
    email: z.string().optional(),
    roles: z.array(z.string()),
    plan: z.enum(['free', 'full']),
    preferences: PreferencesSchema,
  }),
}) satisfies z.ZodType<Tokens & { sid: string }>;
export type SessionToken = z.infer<typeof SessionToken>;
