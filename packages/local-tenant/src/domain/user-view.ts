import type { Metadata, UserRow } from '../store/users.ts';
import { pictureOf } from './profile-claims.ts';

/** A user as the Management API shows it. */
export interface UserView {
  user_id: string;
  email?: string;
  email_verified?: boolean;
  username?: string;
  name?: string;
  nickname?: string;
  given_name?: string;
  family_name?: string;
  picture: string;
  identities: { user_id: string; connection: string; provider: string; isSocial: boolean }[];
  created_at: string;
  updated_at: string;
  user_metadata?: Metadata;
  app_metadata?: Metadata;
  blocked?: boolean;
  multifactor?: string[];
  last_ip?: string;
  last_login?: string;
  last_password_reset?: string;
  logins_count?: number;
}

/** Shows a user as Auth0 does: what is not set is absent, metadata too until it was first written. */
export function userView(issuer: string, user: UserRow): UserView {
  const [provider = '', ...id] = user.user_id.split('|');
  const identity = {
    user_id: id.join('|'),
    connection: user.connection,
    provider,
    isSocial: provider !== 'auth0',
  };
  const view = {
    created_at: user.created_at.toISOString(),
    email: user.email,
    email_verified: user.email ? user.email_verified : null,
    identities: [identity],
    name: user.name,
    nickname: user.nickname,
    picture: pictureOf(issuer, user),
    updated_at: user.updated_at.toISOString(),
    user_id: user.user_id,
    username: user.username,
    given_name: user.given_name,
    family_name: user.family_name,
    user_metadata: user.user_metadata,
    app_metadata: user.app_metadata,
    blocked: user.blocked,
    multifactor: user.multifactor,
    last_ip: user.last_ip,
    last_login: user.last_login?.toISOString() ?? null,
    last_password_reset: user.last_password_reset?.toISOString() ?? null,
    logins_count: user.logins_count || null,
  };
  return Object.fromEntries(
    Object.entries(view).filter(([, value]) => value !== null),
  ) as unknown as UserView;
}
