import { CLAIMS, Plan, Preferences } from '@setlist/contracts';
import { z } from 'zod';
import type { Identity } from './session-token.ts';

const Claims = z.object({
  sub: z.string(),
  email: z.string().optional(),
  [CLAIMS.displayName]: z.string().catch('user'),
  [CLAIMS.roles]: z.array(z.string()).catch([]),
  [CLAIMS.plan]: Plan.catch('free'),
  [CLAIMS.preferences]: z
    .object({
      theme: Preferences.shape.theme.catch('system'),
      language: Preferences.shape.language.catch('en'),
    })
    .catch({ theme: 'system', language: 'en' }),
});

/**
 * Reads who somebody is from an ID token that came straight from the token endpoint. Its signature need not be
 * checked again there (OpenID Connect Core, 3.1.3.7, step 6). Throws when it is not a JWT with a subject.
 */
export function identityOf(idToken: string): Identity {
  const payload = idToken.split('.')[1] ?? '';
  const claims = Claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  return {
    sub: claims.sub,
    displayName: claims[CLAIMS.displayName],
    ...(claims.email ? { email: claims.email } : {}),
    roles: claims[CLAIMS.roles],
    plan: claims[CLAIMS.plan],
    preferences: claims[CLAIMS.preferences],
  };
}
