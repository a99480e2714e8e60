/**
 * Auth0's default password policy, "good": at least 8 characters, of three of the kinds lower case, upper case,
 * digit and other.
 */
export function isStrongPassword(password: string): boolean {
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) =>
    kind.test(password),
  );
  return [...password].length >= 8 && kinds.length >= 3;
}
