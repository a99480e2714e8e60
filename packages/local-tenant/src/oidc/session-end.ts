import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { findActionState, isOver, saveActionState } from '../store/action-states.ts';
import type { Tenant } from '../tenant.ts';

/** Asks for a sign-in where an Action set an end to the session, and it has come. A new sign-in begins a new time. */
export function requireLiveSession({ pool }: Tenant): interactionPolicy.Check {
  const check = async ({ oidc }: KoaContextWithOIDC): Promise<boolean> => {
    const { session, result } = oidc;
    if (!session?.accountId) return false;
    const state = await findActionState(pool, session.uid);
    if (!isOver(state)) return false;
    if (!result?.login) return true;
    await saveActionState(pool, session.uid, {});
    return false;
  };
  const description = 'an Action set an end to the session';
  return new interactionPolicy.Check('session_end', description, 'login_required', check);
}
