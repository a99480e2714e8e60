/** What the address of a cover may name. */
export const SEED = /^[\p{L}\p{N} _.:|-]{1,120}$/u;

/**
 * The seed of a cover for a text that people see, such as a name: names may hold what an address must not, and the
 * cover only needs something that differs. A person's face is the cover of their display name, in the app and at the
 * tenant alike.
 */
export function seedOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} _.:|-]/gu, '_').slice(0, 120) || '_';
}
