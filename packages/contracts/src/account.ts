import { z } from 'zod';
import { defineContract } from './contract.ts';
import { inProfile, ofRequest } from './origin.ts';

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
