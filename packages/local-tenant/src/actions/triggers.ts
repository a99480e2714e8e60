/**
 * The triggers whose Actions this tenant runs, with the version that is current and the function that an Action exports
 * for it. An Action of any other trigger is refused, since nobody would ever run it.
 * https://auth0.com/docs/customize/actions/explore-triggers
 */
export const HANDLERS = {
  'post-login': { version: 'v3', handler: 'onExecutePostLogin' },
  'credentials-exchange': { version: 'v2', handler: 'onExecuteCredentialsExchange' },
  'pre-user-registration': { version: 'v2', handler: 'onExecutePreUserRegistration' },
  'post-user-registration': { version: 'v2', handler: 'onExecutePostUserRegistration' },
  'post-change-password': { version: 'v2', handler: 'onExecutePostChangePassword' },
} as const;

export type Trigger = keyof typeof HANDLERS;

export const TRIGGERS = [
  'post-login',
  'credentials-exchange',
  'pre-user-registration',
  'post-user-registration',
  'post-change-password',
] as const satisfies Trigger[];

/** Auth0's other triggers. Nothing is bound to them here, and nothing can be. */
export const OTHER_TRIGGERS = [
  ...[
    'password-reset-post-challenge',
    'send-phone-message',
    'custom-token-exchange',
    'password-hash-migration',
  ],
  ...['custom-phone-provider', 'custom-email-provider', 'event-stream', 'login-post-identifier', 'mcp-tool'],
  ...['signup-post-identifier', 'iga-approval', 'iga-certification', 'iga-fulfillment-assignment'],
  'iga-fulfillment-execution',
];

/** Whether Actions of this trigger run here. */
export function isRunTrigger(id: string): id is Trigger {
  return (TRIGGERS as readonly string[]).includes(id);
}
