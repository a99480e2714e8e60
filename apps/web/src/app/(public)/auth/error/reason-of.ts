/** What next-auth and we call a sign-in that did not finish, in the address, and which of our words tell it. */
const REASONS = {
  // Why it was denied stands in the cookie, for a minute: without that there is nothing more to tell.
  AccessDenied: 'unfinished',
  OAuthSignin: 'unreachable',
  SessionTooLong: 'tooLong',
  Configuration: 'configuration',
} as const;

/**
 * Which words tell why a sign-in did not finish, by their key below `error.signIn`. `error` is what the address calls
 * it, and anybody can write that; `isDenied`: the identity provider's own words came with it.
 */
export function reasonOf(error: string, isDenied: boolean) {
  if (isDenied) return 'denied';
  return Object.hasOwn(REASONS, error) ? REASONS[error as keyof typeof REASONS] : 'unfinished';
}
