import { isStrongPassword } from '../../domain/password-policy.ts';
import { ManagementError } from '../errors.ts';

/** Refuses a weak password with a 400 in the words of Auth0; none at all is no weak one. */
export function requireStrongPassword(password: string | undefined): void {
  if (password === undefined || isStrongPassword(password)) return;
  throw new ManagementError(400, 'PasswordStrengthError: Password is too weak', 'auth0_idp_error');
}
