import { cookies } from 'next/headers';
import { env } from '#env.ts';
import { XRAY_COOKIE } from './xray-cookie.ts';

/** Whether the browser that asks has X-ray on; where X-ray is switched off, nobody has. */
export async function isXrayOn(): Promise<boolean> {
  // Before the settings, of which a build has none: whoever asks for cookies is not made in a build.
  const isChosen = (await cookies()).get(XRAY_COOKIE)?.value === 'on';
  return isChosen && env().XRAY === 'on';
}
