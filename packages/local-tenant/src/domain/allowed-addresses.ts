/**
 * Whether an address is one of those that an application allows: the very same text, but that a `*` in an allowed one
 * stands for one level of subdomain, or for a part of one.
 * https://auth0.com/docs/get-started/applications/wildcards-for-subdomains
 */
export function isAllowedAddress(allowed: readonly string[], address: string): boolean {
  return allowed.some((one) => one === address || toPattern(one)?.test(address));
}

/**
 * The same for a logout, where the query and the fragment of an address do not count, nor the case of its host.
 * https://auth0.com/docs/authenticate/login/logout/redirect-users-after-logout
 */
export function isAllowedLogoutAddress(allowed: readonly string[], address: string): boolean {
  return isAllowedAddress(allowed.map(withoutQuery), withoutQuery(address));
}

function withoutQuery(address: string): string {
  const [bare = ''] = address.split(/[?#]/);
  return bare.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, (origin) => origin.toLowerCase());
}

// In the first part of a host name that has two more; anywhere else it is only a character.
const WILDCARD = /^(https?:\/\/[^/?#@:.*]*)\*([^/?#@:.*]*(?:\.[^/?#@:.*]+){2,}(?:[:/?#][^*]*)?)$/i;

function toPattern(allowed: string): RegExp | undefined {
  const [, before, after] = WILDCARD.exec(allowed) ?? [];
  if (before === undefined || after === undefined) return undefined;
  return new RegExp(`^${literal(before)}[a-zA-Z\\d_-]+${literal(after)}$`);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
