import { sendVerificationMail } from '../../domain/accounts/send-verification-mail.ts';
import { patchMetadata } from '../../domain/metadata.ts';
import { type UserView, userView } from '../../domain/user-view.ts';
import { inTransaction } from '../../store/database.ts';
import { findUser, type UserRow, updateUser } from '../../store/users.ts';
import { ManagementError, userNotFound } from '../errors.ts';
import { requireOwnAccount } from '../own-account.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import type { PatchUser } from './patch-user-schema.ts';
import {
  requireAllowedProperties,
  requireOwnAttributes,
  requireSeparateChanges,
  requireSmallProfile,
  UPDATE_USER_SCOPES,
} from './require-allowed-changes.ts';
import { requireStrongPassword } from './require-strong-password.ts';

/**
 * Changes a user and returns it whole. Metadata merges on its first level; `null` deletes a key, `{}` clears.
 * `current_user` scopes change one's own `user_metadata` and nothing else. A new email is unverified until its owner
 * follows the link that `verify_email` sends, or unless the caller vouches for it.
 * https://auth0.com/docs/api/management/v2/users/patch-users-by-id
 */
export async function patchUser(
  { tenant, caller }: ManagementContext,
  { params, body }: RouteInput<unknown, PatchUser>,
): Promise<UserView> {
  const { id = '' } = params;
  const { isOwnOnly } = requireOwnAccount(caller, id, UPDATE_USER_SCOPES);
  requireAllowedProperties(body, isOwnOnly, caller.scopes);
  requireSeparateChanges(body);
  requireStrongPassword(body.password);
  const {
    password,
    user_metadata,
    app_metadata,
    connection: _c,
    client_id: _i,
    verify_email,
    verify_password: _p,
    ...profile
  } = body;
  const password_hash = password === undefined ? undefined : await tenant.passwords.hash(password);
  const updated = await inTransaction(tenant.pool, async (db) => {
    const user = await findUser(db, id, { lock: true });
    if (!user) throw userNotFound();
    requireOwnAttributes(body, user);
    const hasNewEmail = profile.email !== undefined && profile.email !== user.email;
    const changes: Partial<UserRow> = {
      ...(hasNewEmail ? { email_verified: false } : {}),
      ...profile,
      ...(password_hash ? { password_hash, last_password_reset: new Date() } : {}),
      ...(user_metadata
        ? { user_metadata: patchMetadata('user_metadata', user.user_metadata, user_metadata) }
        : {}),
      ...(app_metadata
        ? { app_metadata: patchMetadata('app_metadata', user.app_metadata, app_metadata) }
        : {}),
    };
    requireSmallProfile({ ...user, ...changes });
    return updateUser(db, id, changes).catch(explainDuplicate);
  });
  if (!updated) throw userNotFound();
  if (verify_email && profile.email !== undefined && !updated.email_verified)
    await sendVerificationMail(tenant, updated);
  return userView(tenant.issuer, updated);
}

function explainDuplicate(error: { code?: string }): never {
  if (error.code !== '23505') throw error;
  throw new ManagementError(400, 'The specified new email already exists', 'auth0_idp_error');
}
