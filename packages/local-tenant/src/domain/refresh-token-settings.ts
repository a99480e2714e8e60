import type { ClientData } from '../store/clients.ts';

const DAY = 86_400;

/** How long a refresh token lives that never ends: longer than anybody waits, and a date that the store can hold. */
export const FOREVER_SECONDS = 36_500 * DAY;

/** What an application says of its refresh tokens. */
export interface RefreshTokenSettings {
  /** Whether each use gives another refresh token in the place of the one used. */
  rotates: boolean;
  /** For how many seconds the token just before the newest is still taken. */
  leeway: number;
  /** Seconds from the sign-in to the end; undefined where there is none. */
  lifetime: number | undefined;
  /** Seconds from one use to the next; undefined where there is no limit. */
  idleLifetime: number | undefined;
}

/**
 * What an application's `refresh_token` means, with Auth0's defaults: the same token goes on for ever, unless it says
 * `rotating` or `expiring`.
 * https://auth0.com/docs/secure/tokens/refresh-tokens/configure-refresh-token-expiration
 */
export function refreshTokenSettings({ refresh_token: given = {} }: ClientData): RefreshTokenSettings {
  const ends = given.expiration_type === 'expiring';
  return {
    rotates: given.rotation_type === 'rotating',
    leeway: given.leeway ?? 0,
    lifetime: ends && !given.infinite_token_lifetime ? (given.token_lifetime ?? 30 * DAY) : undefined,
    idleLifetime:
      ends && given.infinite_idle_token_lifetime === false
        ? (given.idle_token_lifetime ?? 15 * DAY)
        : undefined,
  };
}

/**
 * When a refresh token ends that is used now, in seconds since 1970: by its lifetime since the sign-in, which no use
 * makes longer, or by the time until its next use.
 */
export function endOfRefreshToken(
  { lifetime, idleLifetime }: RefreshTokenSettings,
  { signedInAt, now }: { signedInAt: number; now: number },
): number {
  return Math.min(signedInAt + (lifetime ?? FOREVER_SECONDS), now + (idleLifetime ?? FOREVER_SECONDS));
}
