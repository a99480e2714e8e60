import { z } from 'zod';
import { defineContract } from './contract.ts';
import { CLAIMS } from './identity.ts';
import { inProfile, inSession, inToken, ofRequest } from './origin.ts';

/** The caller as the identity provider knows them, beside the two metadata. */
const Account = z
  .strictObject({
    userId: inProfile(z.string(), 'user_id'),
    email: inProfile(z.string().nullable(), 'email'),
    emailVerified: inProfile(z.boolean(), 'email_verified'),
    picture: inProfile(z.string().nullable(), 'picture'),
    /** By what they sign in, and whether that is somebody else, such as Google, who then has the password. */
    connection: inProfile(z.string(), 'identities[0].connection'),
    social: inProfile(z.boolean(), 'identities[0].isSocial'),
    createdAt: inProfile(z.iso.datetime(), 'created_at'),
    lastLogin: inProfile(z.iso.datetime().nullable(), 'last_login'),
    loginsCount: inProfile(z.int(), 'logins_count'),
  })
  .meta({ id: 'Account' });

export const getAccount = defineContract({
  method: 'get',
  path: '/account',
  tag: 'Account',
  summary: 'The caller as the identity provider knows them now',
  permission: 'user',
  query: z.strictObject({}),
  responses: { 200: { description: 'The account', body: Account } },
  problems: ['identity-provider-unavailable'],
});

/** A browser in which the caller is signed in. */
const AccountSession = z
  .strictObject({
    /** The identity provider's id of it, which ID tokens carry as `sid`. */
    sessionId: inSession(z.string(), 'id'),
    /** Whether it is the one that the token of the request came of. */
    current: inToken(z.boolean(), CLAIMS.session),
    /** What its browser last called itself, and from which address it last came, as the identity provider saw it. */
    userAgent: inSession(z.string().nullable(), 'device.last_user_agent'),
    ip: inSession(z.string().nullable(), 'device.last_ip'),
    signedInAt: inSession(z.iso.datetime().nullable(), 'authenticated_at'),
    /** When it was last at the identity provider, or its refresh token was exchanged there. */
    lastUsedAt: inSession(z.iso.datetime().nullable(), 'last_interacted_at, last_exchanged_at'),
  })
  .meta({ id: 'AccountSession' });

export const listSessions = defineContract({
  method: 'get',
  path: '/account/sessions',
  tag: 'Account',
  summary:
    'In which browsers the caller is signed in, last used first: sessions at the identity provider, and those of which only a refresh token is left',
  permission: 'user',
  query: z.strictObject({}),
  responses: {
    200: {
      description: 'The sessions',
      body: z.strictObject({
        /** Whether the identity provider’s plan lets anybody list them; Auth0 lets Enterprise tenants. */
        offered: ofRequest(z.boolean()),
        items: z.array(AccountSession),
      }),
    },
  },
  problems: ['identity-provider-unavailable'],
});

export const endSession = defineContract({
  method: 'delete',
  path: '/account/sessions/{sessionId}',
  tag: 'Account',
  summary:
    'Signs the caller out of one browser: no token of that session opens anything any more, and the identity provider ends it with its refresh tokens',
  permission: 'user',
  params: z.strictObject({ sessionId: z.string().min(1).max(200) }),
  query: z.strictObject({}),
  responses: { 204: { description: 'It has ended' } },
  problems: ['not-found', 'identity-provider-unavailable'],
});

export const endSessions = defineContract({
  method: 'delete',
  path: '/account/sessions',
  tag: 'Account',
  summary:
    'Signs the caller out everywhere: tokens made until now open nothing any more, and the identity provider ends its sessions and refresh tokens',
  permission: 'user',
  query: z.strictObject({}),
  responses: { 204: { description: 'All of them have ended, that of the request as well' } },
  problems: ['identity-provider-unavailable'],
});

export const deleteAccount = defineContract({
  method: 'delete',
  path: '/account',
  tag: 'Account',
  summary:
    'Deletes the caller in all three homes, in this order: audio storage, Postgres, identity provider. From the answer on none of their tokens opens anything',
  permission: 'user',
  query: z.strictObject({}),
  /** Who is deleted, said once more, so that nobody deletes themselves by a slip. */
  body: z.strictObject({ userId: ofRequest(z.string()) }),
  responses: { 202: { description: 'It is being done, and is done again until nothing is left' } },
});

export const exportAccount = defineContract({
  method: 'get',
  path: '/account/export',
  tag: 'Account',
  summary:
    'All that is kept of the caller, by its home: one JSON file, in which each datum has the name of the table and column, or of the key, where it lives',
  permission: 'user',
  query: z.strictObject({}),
  responses: {
    200: {
      description: 'The file',
      body: z.string().meta({ format: 'binary' }),
      contentType: 'application/json',
      streamed: true,
    },
  },
  problems: ['identity-provider-unavailable'],
});
