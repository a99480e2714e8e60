import { z } from 'zod';
import { PLANS } from './constants.ts';
import { inAppMetadata, inSession, inToken, inUserMetadata } from './origin.ts';

/** The audience of the API's access tokens unless configured otherwise. */
export const API_AUDIENCE = 'https://api.setlist.example';

/**
 * Namespaced custom claims that the add-claims Action writes into ID and access token; `emailVerified` and `session` into
 * the access token alone, since the ID token has claims of its own for them.
 */
export const CLAIMS = {
  roles: 'https://setlist.example/roles',
  plan: 'https://setlist.example/plan',
  displayName: 'https://setlist.example/display_name',
  preferences: 'https://setlist.example/preferences',
  picture: 'https://setlist.example/picture',
  emailVerified: 'https://setlist.example/email_verified',
  session: 'https://setlist.example/session',
} as const;

/** The role that opens the featured list, kept in `app_metadata.roles`. */
export const PLAYLIST_EDITOR = 'playlist_editor';

/** The scope a machine needs to read anybody's plays. */
export const READ_PLAYS = 'read:plays';

/** The subscription plan, kept in `app_metadata.plan`; none there means `free`. */
export const Plan = z.enum(PLANS).meta({ id: 'Plan' });
export type Plan = z.infer<typeof Plan>;

/** What an access token says of a person, and where each of it lives. */
export const TokenClaims = z.object({
  sub: inToken(z.string(), 'sub'),
  [CLAIMS.roles]: inAppMetadata(z.array(z.string()), 'roles'),
  [CLAIMS.plan]: inAppMetadata(Plan, 'plan'),
  [CLAIMS.displayName]: inUserMetadata(z.string(), 'displayName'),
  [CLAIMS.preferences]: z.object({
    theme: inUserMetadata(z.string(), 'theme'),
    language: inUserMetadata(z.string(), 'lang'),
  }),
  [CLAIMS.picture]: inToken(z.string(), CLAIMS.picture),
  [CLAIMS.emailVerified]: inToken(z.boolean(), CLAIMS.emailVerified),
  /** The identity provider's id of the session that it came of. */
  [CLAIMS.session]: inSession(z.string(), 'id'),
});
