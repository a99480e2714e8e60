import { API_AUDIENCE } from '@setlist/contracts/identity';
import { signIn } from '@setlist/local-tenant/test/sign-in';
import type { StackSettings } from '../env.ts';
import type { Credentials } from './people.ts';

/** An access token for the API as the web app would get it, by a sign-in of its own; for requests past the app. */
export async function accessTokenOf(stack: StackSettings, person: Credentials): Promise<string> {
  const target = {
    issuer: `${stack.TENANT_URL}/`,
    clientId: stack.AUTH0_CLIENT_ID,
    clientSecret: stack.AUTH0_CLIENT_SECRET,
    redirectUri: `${stack.WEB_URL}/api/auth/callback/auth0`,
    audience: API_AUDIENCE,
  };
  return (await signIn(target, person)).access_token;
}
