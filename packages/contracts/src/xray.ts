import { z } from 'zod';
import { defineContract } from './contract.ts';
import { inAppMetadata, inProfile, inUserMetadata, ofRequest } from './origin.ts';

/** With the value `1` this request header asks the API to keep, for its caller, what it did. */
export const XRAY_HEADER = 'x-ray';

/** A statement that was run for a request. User ids of others are hidden, and so are rows that are others'. */
const XrayStatement = z
  .strictObject({
    text: z.string(),
    /** Files of `prisma/sql` that it is made of; none when Prisma Client wrote it. */
    files: z.array(z.string()),
    params: z.array(z.unknown()),
    /** From when it was sent to when its answer was read. */
    ms: z.number(),
    /** How many rows it returned or changed. */
    rowCount: z.int(),
    /** The first rows that it returned, as far as they are few and short enough. */
    rows: z.array(z.record(z.string(), z.unknown())),
    /** SQLSTATE of its failure; null when it succeeded. */
    error: z.string().nullable(),
  })
  .meta({ id: 'XrayStatement' });

/** A call to the identity provider for a request. Of users only the caller is told, and never a token or a secret. */
const XrayCall = z
  .strictObject({
    method: z.string(),
    /** With its query. */
    path: z.string(),
    /** null when no answer came. */
    status: z.int().nullable(),
    ms: z.number(),
    /** What was sent about the caller. */
    sent: z.unknown().optional(),
    /** What the answer said of the caller. */
    received: z.unknown().optional(),
  })
  .meta({ id: 'XrayCall' });

/** What one request of the caller did until its answer began. */
export const XrayRequest = ofRequest(
  z.strictObject({
    requestId: z.string(),
    at: z.iso.datetime(),
    method: z.string(),
    /** Without its query. */
    path: z.string(),
    status: z.int(),
    /** From its arrival to the beginning of its answer. */
    ms: z.number(),
    operation: z.strictObject({
      operationId: z.string(),
      /** The path as the contract has it, with the names of its parameters. */
      path: z.string(),
      /** Address of what the API's documentation says of it. */
      docs: z.string(),
      /** Where the function behind it is written: a path in the repository, and a line. */
      file: z.string(),
      line: z.int(),
    }),
    statements: z.array(XrayStatement),
    calls: z.array(XrayCall),
    /** How many statements and calls there were beyond those that are kept of one request. */
    leftOut: z.int(),
  }),
).meta({ id: 'XrayRequest' });
export type XrayRequest = z.infer<typeof XrayRequest>;

export const getXrayRequest = defineContract({
  method: 'get',
  path: '/xray/requests/{requestId}',
  tag: 'X-ray',
  summary:
    'What a request of the caller did that was sent with `X-Ray: 1`: statements with rows, calls, times',
  permission: 'user',
  needs: 'xray',
  params: z.strictObject({ requestId: z.string().regex(/^[\w-]{8,64}$/) }),
  query: z.strictObject({}),
  responses: { 200: { description: 'What it did', body: XrayRequest } },
});

/** The caller at the identity provider, under the names that it has for all of it. */
export const XrayProfile = z
  .strictObject({
    user_id: inProfile(z.string(), 'user_id'),
    email: inProfile(z.string().optional(), 'email'),
    email_verified: inProfile(z.boolean().optional(), 'email_verified'),
    last_login: inProfile(z.string().optional(), 'last_login'),
    logins_count: inProfile(z.int().optional(), 'logins_count'),
    updated_at: inProfile(z.string().optional(), 'updated_at'),
    user_metadata: inUserMetadata(z.record(z.string(), z.unknown())),
    app_metadata: inAppMetadata(z.record(z.string(), z.unknown())),
  })
  .meta({ id: 'XrayProfile' });
export type XrayProfile = z.infer<typeof XrayProfile>;

export const getXrayProfile = defineContract({
  method: 'get',
  path: '/xray/profile',
  tag: 'X-ray',
  summary: 'The caller’s `user_metadata` and `app_metadata` as they stand at the identity provider now',
  permission: 'user',
  needs: 'xray',
  query: z.strictObject({}),
  responses: { 200: { description: 'The profile', body: XrayProfile } },
  problems: ['identity-provider-unavailable'],
});
