const MESSAGES = {
  created: 'User created',
  deleted: 'User deleted',
  plan: 'Plan changed',
  roles: 'Roles changed',
  blocked: 'User blocked',
  unblocked: 'User unblocked',
  user_metadata: 'user_metadata saved',
  app_metadata: 'app_metadata saved',
  unchanged: 'Nothing to change',
  switches: 'Switches set',
} as const;

export type Done = keyof typeof MESSAGES;

/** What a page says of the change that led to it; undefined for anything that is not one. */
export function doneMessage(done: unknown): string | undefined {
  return typeof done === 'string' && Object.hasOwn(MESSAGES, done) ? MESSAGES[done as Done] : undefined;
}
