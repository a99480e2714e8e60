import { CLAIMS, DisplayName, Plan } from '@setlist/contracts';
import { z } from 'zod';
import type { Caller } from '../context.ts';

/** Verified claims of an access token that matter here. A claim of the wrong form counts as missing. */
export interface Claims {
  sub?: string;
  iat?: number;
  exp?: number;
  scope?: unknown;
  gty?: unknown;
  [claim: string]: unknown;
}

const Roles = z.array(z.string()).catch([]);
const Text = z.string().min(1).optional().catch(undefined);
const PlanClaim = Plan.catch('free');
// Whoever signs up may write any `user_metadata`; other people are shown only a name that the rule allows.
const NameClaim = DisplayName.optional().catch(undefined);

/**
 * Who a verified access token speaks for. A machine is known by its grant, or by the subject
 * `<client id>@clients` that Auth0 gives it; a token without subject or times is nobody's and throws.
 */
export function callerOf(claims: Claims): Caller {
  const { sub, iat, exp } = claims;
  if (!sub || iat === undefined || exp === undefined) {
    throw new Error('The issuer signed an access token without sub, iat or exp');
  }
  if (claims.gty === 'client-credentials' || sub.endsWith('@clients')) {
    const scopes = typeof claims.scope === 'string' ? claims.scope.split(' ') : [];
    return { kind: 'machine', userId: sub, scopes, expiresAt: exp };
  }
  return {
    kind: 'user',
    userId: sub,
    sessionId: Text.parse(claims[CLAIMS.session]),
    roles: Roles.parse(claims[CLAIMS.roles]),
    plan: PlanClaim.parse(claims[CLAIMS.plan]),
    displayName: NameClaim.parse(claims[CLAIMS.displayName]),
    picture: Text.parse(claims[CLAIMS.picture]),
    emailVerified: claims[CLAIMS.emailVerified] === true,
    issuedAt: iat,
    expiresAt: exp,
  };
}
