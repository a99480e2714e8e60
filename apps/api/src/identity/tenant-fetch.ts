import { createRatePace } from './rate-pace.ts';

export interface TenantFetch {
  fetch: typeof fetch;
  /** Milliseconds until the Management API takes requests again; 0 when it said nothing else. */
  waitMs(): number;
}

/**
 * Makes the `fetch` that the SDK calls the tenant with. It gives up after `timeoutMs`, keeps what the Management API
 * says of its rate limit, and, for a tenant on plain http, undoes the SDK's https, which its options cannot turn off.
 * It sends with `send`, the global `fetch` unless told.
 */
export function createTenantFetch(tenant: URL, timeoutMs: number, send = fetch): TenantFetch {
  const pace = createRatePace();
  const fetchFromTenant: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.host === tenant.host) url.protocol = tenant.protocol;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    const response = await send(url, { ...init, signal });
    const told = (name: string) => Number(response.headers.get(`x-ratelimit-${name}`) ?? Number.NaN);
    const [limit, remaining, reset] = [told('limit'), told('remaining'), told('reset')];
    // The token endpoint has a limit of its own, which says nothing about this one.
    if (url.pathname.startsWith('/api/v2/') && reset > 0 && limit > 0 && remaining >= 0) {
      pace.note({ status: response.status, limit, remaining, resetAt: reset * 1_000 }, Date.now());
    }
    return response;
  };
  return { fetch: fetchFromTenant, waitMs: () => pace.waitMs(Date.now()) };
}
