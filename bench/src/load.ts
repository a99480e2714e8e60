import autocannon from 'autocannon';

export interface Load {
  url: string;
  token: string;
  seconds: number;
}

export interface Rate {
  perSecond: number;
  /** Milliseconds within which 99 of 100 answers came. */
  p99: number;
  count: number;
}

const CONNECTIONS = 32;

/** Sends a GET again and again over 32 connections and returns the rate. Throws when an answer is not a success. */
export async function load({ url, token, seconds }: Load): Promise<Rate> {
  const headers = { authorization: `Bearer ${token}` };
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    headers,
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} failed`);
  }
  return { perSecond: result['2xx'] / result.duration, p99: result.latency.p99, count: result['2xx'] };
}
