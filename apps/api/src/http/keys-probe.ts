// What the verifier says when it had the keys and the token itself is at fault.
const TOKENS_OWN_FAULT =
  /^(Unexpected '|signature verification failed|no applicable key|multiple matching keys|"\w+" claim|Invalid |Unsupported|Token header|JW[ST]|Missing )/;

/** How long one look at the keys is believed. */
const BELIEVED_MS = 2_000;

/**
 * Makes a function that tells, from the message of a failed verification, whether it failed because the identity
 * provider's keys cannot be had. The verifier reports both cases alike, so in doubt it asks for the keys itself,
 * at most once every two seconds however many tokens fail.
 */
export function createKeysProbe(jwksUri: string, timeoutMs: number): (message: string) => Promise<boolean> {
  let last: { at: number; away: Promise<boolean> } | undefined;
  return async (message) => {
    if (TOKENS_OWN_FAULT.test(message)) return false;
    if (!last || performance.now() - last.at > BELIEVED_MS) {
      last = { at: performance.now(), away: areAway(jwksUri, timeoutMs) };
    }
    return last.away;
  };
}

async function areAway(jwksUri: string, timeoutMs: number): Promise<boolean> {
  try {
    const response = await fetch(jwksUri, { signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    return !response.ok;
  } catch {
    return true;
  }
}
