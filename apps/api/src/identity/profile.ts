import { XrayProfile } from '@setlist/contracts';

/** What of a user is asked for and shown under X-ray; among the rest are tokens of other providers. */
export const PROFILE_FIELDS = Object.keys(XrayProfile.shape);

/** Of a user, as the Management API answers with it, what X-ray shows. */
export function pickProfile(user: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(user).filter(([name, value]) => PROFILE_FIELDS.includes(name) && value !== null),
  );
}
