import { faceOf, shownName } from '../../pages/face.ts';
import type { UserRow } from '../../store/users.ts';

/** A user as the dashboard speaks of them. */
interface Person {
  name: string;
  /** Address of a picture that this site serves. */
  picture: string;
  /** `app_metadata.plan`; a missing one means free. */
  plan: string;
  /** `app_metadata.roles`. */
  roles: string[];
  href: string;
}

/** Reads from a user what the dashboard shows of everyone; metadata of any shape is borne. */
export function toPerson(user: UserRow): Person {
  const { plan, roles } = user.app_metadata ?? {};
  return {
    name: shownName(user),
    picture: faceOf(user),
    plan: typeof plan === 'string' ? plan : 'free',
    roles: Array.isArray(roles) ? roles.map(String) : [],
    href: userHref(user.user_id),
  };
}

/** Address of a user's page. */
export function userHref(userId: string): string {
  return `/dashboard/users/${encodeURIComponent(userId)}`;
}
