import { CompactSign, generateKeyPair } from 'jose';

export interface Signing {
  /** Requests a second that take two signatures each, one request after the other. */
  one: number;
  /** The same with several requests under way. */
  all: number;
  /** CPU time of two signatures. */
  cpuMs: number;
}

const claims = { iss: 'http://localhost:4400/', sub: 'auth0|somebody', filler: 'x'.repeat(500) };
const payload = Buffer.from(JSON.stringify(claims));

/** Measures how often one Node.js process makes two RS256 signatures with the library that the tenant signs with. */
export async function signPairs(atOnce: number, seconds: number): Promise<Signing> {
  const { privateKey } = await generateKeyPair('RS256');
  const sign = () => new CompactSign(payload).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
  const run = async (inFlight: number): Promise<{ count: number; perSecond: number }> => {
    const started = performance.now();
    let count = 0;
    const worker = async () => {
      while (performance.now() - started < (seconds * 1_000) / 2) {
        await sign();
        await sign();
        count++;
      }
    };
    await Promise.all(Array.from({ length: inFlight }, worker));
    return { count, perSecond: count / ((performance.now() - started) / 1_000) };
  };
  const one = await run(1);
  const before = process.cpuUsage();
  const all = await run(atOnce);
  const { user, system } = process.cpuUsage(before);
  return { one: one.perSecond, all: all.perSecond, cpuMs: (user + system) / 1_000 / all.count };
}
