import { cookies } from 'next/headers';
import { env, isLocalTenant } from '#env.ts';
import { BACKSTAGE_COOKIE } from './names.ts';

/** Whether there is a backstage: only the local tenant tells what happens to a user, and only where X-ray is on too. */
export const hasBackstage = () => isLocalTenant() && env().XRAY === 'on';

/** Whether the browser that asks has backstage open; where there is none, nobody has. */
export async function isBackstageOpen(): Promise<boolean> {
  // Before the settings, of which a build has none: whoever asks for cookies is not made in a build.
  const isChosen = (await cookies()).get(BACKSTAGE_COOKIE)?.value === 'on';
  return isChosen && hasBackstage();
}
