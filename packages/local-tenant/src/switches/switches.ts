import { z } from 'zod';

const limit = z.strictObject({
  enabled: z.boolean(),
  /** Requests at once, when none came before. */
  burst: z.int().min(1).max(10_000),
  perSecond: z.number().positive().max(10_000),
});

// Of the free plan. https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy
const RATE_LIMITS = {
  management: { enabled: true, burst: 2, perSecond: 2 },
  userinfo: { enabled: false, burst: 10, perSecond: 5 / 60 },
  token: { enabled: false, burst: 30, perSecond: 30 },
  authentication: { enabled: false, burst: 300, perSecond: 300 / 60 },
  changePassword: { enabled: false, burst: 10, perSecond: 1 / 60 },
  jwks: { enabled: false, burst: 20, perSecond: 20 },
  keyRotation: { enabled: false, burst: 5, perSecond: 5 / 86_400 },
};

/** How the tenant behaves, beyond answering: what a real one does under load, or what it does when it fails. */
export const switchesSchema = z.strictObject({
  rateLimits: z.strictObject({
    ...{ management: limit, userinfo: limit, token: limit },
    // Switches that were kept before there were these have them off.
    authentication: limit.default(RATE_LIMITS.authentication),
    changePassword: limit.default(RATE_LIMITS.changePassword),
    jwks: limit.default(RATE_LIMITS.jwks),
    keyRotation: limit.default(RATE_LIMITS.keyRotation),
  }),
  disturbance: z.strictObject({
    /** Added to every answer within `scope`. */
    latencyMs: z.int().min(0).max(60_000),
    answer: z.enum(['normal', '429', '503', 'hang']),
    /** What is disturbed; the dashboard never is. */
    scope: z.enum(['management', 'everything']),
  }),
});
export type Switches = z.infer<typeof switchesSchema>;
export type LimitName = keyof Switches['rateLimits'];

/** Auth0's free plan, of which only the Management API's limit is on from the start. */
export const DEFAULT_SWITCHES: Switches = {
  rateLimits: RATE_LIMITS,
  disturbance: { latencyMs: 0, answer: 'normal', scope: 'management' },
};

/** The same without rate limits, for tests that are about something else. */
export const UNLIMITED_SWITCHES: Switches = {
  ...DEFAULT_SWITCHES,
  rateLimits: {
    ...DEFAULT_SWITCHES.rateLimits,
    management: { ...DEFAULT_SWITCHES.rateLimits.management, enabled: false },
  },
};
