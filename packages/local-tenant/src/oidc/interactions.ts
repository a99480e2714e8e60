import { type Interaction, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { Tenant } from '../tenant.ts';
import { requireAskedDemoUser } from './demo-sign-in.ts';
import { POST_LOGIN, runActionsAtSignIn } from './run-actions-at-sign-in.ts';
import { requireLiveSession } from './session-end.ts';

/**
 * When a sign-in stops for a person, and where it sends them: to the sign-in page when nobody is signed in, somebody
 * other than the demo account that is asked for, or the application asks for it; never to a consent screen. The Actions
 * run last, when the user is known, and may send them elsewhere.
 */
export function createInteractions(tenant: Tenant) {
  const policy = interactionPolicy.base();
  policy.get('login')?.checks.add(requireAskedDemoUser(tenant));
  policy.get('login')?.checks.add(requireLiveSession(tenant));
  // Both have to stay values of `prompt` that are understood: the first asks nothing, the second who signs in.
  policy.get('consent')?.checks.clear();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  policy.add(new interactionPolicy.Prompt({ name: POST_LOGIN }, runActionsAtSignIn(tenant)));
  const url = (_ctx: KoaContextWithOIDC, { uid, prompt }: Interaction) =>
    prompt.name === POST_LOGIN ? `/u/redirect/${uid}` : `/u/login/${uid}`;
  return { policy, url };
}
