import { hash } from 'node:crypto';
import type { UserRow } from '../store/users.ts';

/** Which claims each standard scope opens. */
export const CLAIMS_BY_SCOPE = {
  openid: ['sub'],
  profile: ['name', 'nickname', 'picture', 'given_name', 'family_name', 'updated_at'],
  email: ['email', 'email_verified'],
};

/** The standard claims of a user; those without a value are left out. */
export function profileClaims(issuer: string, user: UserRow): Record<string, unknown> & { sub: string } {
  const claims = {
    sub: user.user_id,
    name: user.name,
    nickname: user.nickname,
    picture: pictureOf(issuer, user),
    given_name: user.given_name,
    family_name: user.family_name,
    updated_at: user.updated_at.toISOString(),
    email: user.email,
    email_verified: user.email ? user.email_verified : null,
  };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null)) as typeof claims;
}

/** The standard claims of a user that these scopes open. */
export function scopedClaims(
  issuer: string,
  user: UserRow,
  scopes: readonly string[],
): Record<string, unknown> {
  const names = scopes.flatMap((scope) => CLAIMS_BY_SCOPE[scope as keyof typeof CLAIMS_BY_SCOPE] ?? []);
  return Object.fromEntries(
    Object.entries(profileClaims(issuer, user)).filter(([name]) => names.includes(name)),
  );
}

const OF_THE_PROFILE = new Set([...CLAIMS_BY_SCOPE.profile, ...CLAIMS_BY_SCOPE.email]);

/**
 * Claims together with those that Actions set: the Actions' win over the profile's (name, picture, email …), and never
 * over what the protocol says (sub, iss, aud, exp …).
 * https://auth0.com/docs/secure/tokens/json-web-tokens/create-custom-claims
 */
export function withCustomClaims(
  claims: Record<string, unknown>,
  custom: Record<string, unknown> = {},
): Record<string, unknown> {
  const winning = Object.entries(custom).filter(([name]) => OF_THE_PROFILE.has(name));
  return { ...custom, ...claims, ...Object.fromEntries(winning) };
}

/** The user's picture, or the drawing that the tenant makes for everyone who has none. */
export function pictureOf(issuer: string, user: Pick<UserRow, 'picture' | 'email' | 'user_id'>): string {
  if (user.picture) return user.picture;
  const seed = hash('sha256', user.email ?? user.user_id).slice(0, 32);
  return `${issuer}avatars/${seed}.svg`;
}
