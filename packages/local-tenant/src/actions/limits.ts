import type { ActionContent } from '../store/actions.ts';

/**
 * How much an Action may have, and a trigger.
 * https://auth0.com/docs/customize/actions/limitations
 * https://auth0.com/docs/troubleshoot/customer-support/operational-policies/entity-limit-policy
 */
export const LIMITS = {
  codeBytes: 100 * 1024,
  secrets: 30,
  secretNameCharacters: 128,
  secretValueCharacters: 4096,
  dependencies: 10,
  actionsOfTrigger: 20,
};

/** What of an Action is over a limit, in words; undefined when nothing is. */
export function overLimit({ code, secrets, dependencies }: ActionContent): string | undefined {
  if (Buffer.byteLength(code) > LIMITS.codeBytes) return 'The code of an Action may have 100 kB.';
  if (secrets.length > LIMITS.secrets) return `An Action may have ${LIMITS.secrets} secrets.`;
  if (dependencies.length > LIMITS.dependencies)
    return `An Action may have ${LIMITS.dependencies} dependencies.`;
  for (const { name, value } of secrets) {
    if (name.length > LIMITS.secretNameCharacters)
      return `The name of a secret may have ${LIMITS.secretNameCharacters} characters.`;
    if (value.length > LIMITS.secretValueCharacters)
      return `The value of a secret may have ${LIMITS.secretValueCharacters} characters.`;
  }
  return undefined;
}
