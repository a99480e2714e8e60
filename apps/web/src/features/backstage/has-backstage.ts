import { cookies } from 'next/headers';
import { env, isLocalTenant } from '#env.ts';
import { BACKSTAGE_COOKIE } from './names.ts';

/** Whether there is a backstage: only the local tenant tells what happens to a user, and only where X-ray is on too. */
export const hasBackstage = () => isLocalTenant() && env().XRAY === 'on';

/** Whether the browser that asks has backstage open; where there is none, nobody has. */
export async function isBackstageOpen(): Promise<boolean> {
  return hasBackstage() && (await cookies()).get(BACKSTAGE_COOKIE)?.value === 'on';
}
