import type { RequestHandler } from 'express';
import { z } from 'zod';
import { toActionRequest, withoutSecrets } from '../actions/event.ts';
import { isDenied, registerUser } from '../actions/registration.ts';
import { isPlainKey } from '../domain/metadata.ts';
import { isStrongPassword } from '../domain/password-policy.ts';
import { NOT_ENABLED } from '../store/connections.ts';
import { isStorable } from '../store/storable-text.ts';
import { DATABASE_CONNECTION } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { requireClientOf } from './require-client-of.ts';

const text = z.string().refine(isStorable, 'holds a character that cannot be stored');
const name = text.min(1).max(300).optional();
/** What is not in it is left out. */
const bodySchema = z.object({
  client_id: z.string(),
  email: z.email().max(254),
  password: z.string().min(1).max(128),
  connection: z.literal(DATABASE_CONNECTION),
  username: text.min(1).max(128).optional(),
  given_name: name,
  family_name: name,
  name,
  nickname: name,
  picture: z
    .url({ protocol: /^https?$/ })
    .refine(isStorable)
    .optional(),
  // Ten properties with short names and short texts; anything else does not belong into a sign-up.
  user_metadata: z
    .record(text.min(1).max(100).refine(isPlainKey, "no '.' and no '$' in names"), text.max(500))
    .refine((metadata) => Object.keys(metadata).length <= 10, 'at most 10 properties')
    .optional(),
});

/**
 * Makes an account with email and password. https://auth0.com/docs/api/authentication#signup
 * A taken email is answered with `invalid_signup`, a weak password with `invalid_password`.
 */
export function signUp(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const parsed = bodySchema.safeParse(request.body ?? {});
    const refuse = (description: string) =>
      response
        .status(400)
        .json({ name: 'BadRequestError', code: 'bad_request', description, statusCode: 400 });
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuse(`error in ${issue?.path.join('.')} - ${issue?.message}`);
    }
    const { client_id, connection: _, email, password, ...profile } = parsed.data;
    if (!(await requireClientOf(tenant, client_id, response))) return;
    const off = await tenant.lookups.connectionsOff(client_id);
    if (off.includes(DATABASE_CONNECTION)) return refuse(`error in connection - ${NOT_ENABLED}`);
    if (!isStrongPassword(password)) {
      const weak = {
        name: 'PasswordStrengthError',
        code: 'invalid_password',
        message: 'Password is too weak',
      };
      return response
        .status(400)
        .json({ ...weak, description: 'Password is too weak', policy: POLICY, statusCode: 400 });
    }
    const client = await tenant.lookups.client(client_id);
    const user = await registerUser(
      tenant,
      { email, password, ...profile },
      { client, request: { ...toActionRequest(request), body: withoutSecrets(request.body) } },
    );
    if (!user) {
      return response.status(400).json({
        name: 'BadRequestError',
        code: 'invalid_signup',
        description: 'Invalid sign up',
        statusCode: 400,
      });
    }
    if (isDenied(user)) {
      const { reason, userMessage } = user;
      tenant.history.event({ type: 'fs', description: reason, clientId: client_id, ip: request.ip });
      return response.status(400).json({
        ...{ name: 'BadRequestError', code: 'extensibility_error', statusCode: 400 },
        ...{ description: userMessage, friendly_message: userMessage },
      });
    }
    tenant.history.event({
      type: 'ss',
      description: 'Success signup',
      clientId: client_id,
      userId: user.user_id,
      ip: request.ip,
    });
    const { user_id } = user;
    response.json({
      _id: user_id.slice(user_id.indexOf('|') + 1),
      email: user.email,
      email_verified: false,
      ...profile,
    });
  };
}

const POLICY =
  '* At least 8 characters in length\n* Contain at least 3 of the following 4 types of characters:\n * lower case letters (a-z)\n * upper case letters (A-Z)\n * numbers (i.e. 0-9)\n * special characters (e.g. !@#$%^&*)';
