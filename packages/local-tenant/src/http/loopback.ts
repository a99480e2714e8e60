const HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address, IPv4, IPv6 or IPv4 written as IPv6, is this machine's own. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address ?? '');
}

/** Whether a Host header names this machine, with or without a port. */
export function isLoopbackHost(host: string | undefined): boolean {
  return HOSTS.has((host ?? '').toLowerCase().replace(/:\d{1,5}$/, ''));
}
