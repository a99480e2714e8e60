interface Cookie {
  name: string;
  value: string;
  path: string;
}

/** The cookies of one browser towards one host, and its way of following redirects. */
export class CookieJar {
  readonly #cookies: Cookie[] = [];

  /** Requests a page with the jar's cookies and keeps the ones that it sets; redirects are not followed. */
  async fetch(url: URL, init: RequestInit = {}): Promise<Response> {
    const sent = this.#cookies.filter(({ path }) => url.pathname.startsWith(path));
    const headers = new Headers(init.headers);
    if (sent.length > 0) headers.set('cookie', sent.map(({ name, value }) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** Follows redirects until a page comes, or an address that begins with `until`, which is returned unvisited. */
  async follow(url: URL, until: string, init: RequestInit = {}): Promise<Response | URL> {
    let next = url;
    let options = init;
    for (let hop = 0; hop < 10; hop++) {
      const response = await this.fetch(next, options);
      const location = response.headers.get('location');
      if (!location) return Object.defineProperty(response, 'url', { value: next.href });
      next = new URL(location, next);
      if (next.href.startsWith(until)) return next;
      options = {};
    }
    throw new Error(`More than ten redirects, the last one to ${next}`);
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const attribute = (key: string) =>
      attributes.find((text) => text.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const path = attribute('path') ?? '/';
    const old = this.#cookies.findIndex((cookie) => cookie.name === name && cookie.path === path);
    if (old >= 0) this.#cookies.splice(old, 1);
    const expires = attribute('expires');
    const isGone = value === '' || (expires !== undefined && Date.parse(expires) <= Date.now());
    if (!isGone) this.#cookies.push({ name, value, path });
  }
}
