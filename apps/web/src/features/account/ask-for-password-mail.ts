import { getLocale } from 'next-intl/server';
import { env } from '#env.ts';

const TIMEOUT_MS = 5_000;

/**
 * Has the identity provider mail a link that changes a password, by its Authentication API. It says nothing of whether
 * there is such an account. Throws a TypeError when it cannot be reached, or does not do it.
 * https://auth0.com/docs/api/authentication#change-password
 */
export async function askForPasswordMail(email: string, connection: string): Promise<void> {
  const { AUTH0_ISSUER_BASE_URL, AUTH0_CLIENT_ID: client_id } = env();
  const answer = await fetch(new URL('dbconnections/change_password', AUTH0_ISSUER_BASE_URL), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': await getLocale() },
    body: JSON.stringify({ client_id, email, connection }),
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await answer.body?.cancel();
  if (!answer.ok)
    throw new TypeError(`The identity provider answered ${answer.status} to a change of password.`);
}
