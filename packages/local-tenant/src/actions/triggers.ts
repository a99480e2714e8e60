/** The triggers whose Actions this tenant runs. An Action of any other is refused, since nobody would ever run it. */
export const TRIGGERS = ['post-login'] as const;

export type Trigger = (typeof TRIGGERS)[number];

/** Whether Actions of this trigger run here. */
export function isRunTrigger(id: string): id is Trigger {
  return (TRIGGERS as readonly string[]).includes(id);
}
