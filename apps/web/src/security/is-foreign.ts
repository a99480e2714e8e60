const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Tells whether a request that may change something was sent by a page of another origin (`Origin`, RFC 6454, 7).
 * `ownOrigin` is the app's own, such as `http://localhost:3000`. A request without the header came from no page.
 */
export function isForeign(request: { method: string; headers: Headers }, ownOrigin: string): boolean {
  const origin = request.headers.get('origin');
  return !READS.has(request.method) && origin !== null && origin !== ownOrigin;
}
