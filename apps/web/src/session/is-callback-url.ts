/**
 * Whether next-auth can take something as the address to go to after sign-in; to anything else it answers 500.
 * Whether the address is one of ours is another question.
 */
export function isCallbackUrl(address: unknown): address is string {
  if (typeof address !== 'string') return false;
  const base = address.startsWith('/') ? 'http://localhost' : undefined;
  return URL.canParse(address, base) && /^https?:$/.test(new URL(address, base).protocol);
}
