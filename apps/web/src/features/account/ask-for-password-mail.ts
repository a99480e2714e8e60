import { env } from '#env.ts';
import type { Failure } from '#lib/actions/outcome.ts';

const TIMEOUT_MS = 5_000;

/** Whom to mail: by what they sign in, and in which language. */
interface Asked {
  email: string;
  connection: string;
  language: string;
}

/**
 * Has the identity provider mail a link that changes a password, by its Authentication API. It says nothing of whether
 * there is such an account. Returns why it did not do it; undefined when it did.
 * https://auth0.com/docs/api/authentication#change-password
 */
export async function askForPasswordMail({
  email,
  connection,
  language,
}: Asked): Promise<Failure['kind'] | undefined> {
  const { AUTH0_ISSUER_BASE_URL, AUTH0_CLIENT_ID: client_id } = env();
  try {
    const answer = await fetch(new URL('dbconnections/change_password', AUTH0_ISSUER_BASE_URL), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ client_id, email, connection }),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    if (answer.ok) return undefined;
    return answer.status === 429 ? 'too-many-requests' : 'identity-provider-unavailable';
  } catch {
    return 'identity-provider-unavailable';
  }
}
