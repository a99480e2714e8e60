/** The triggers that Actions can be bound to here: post-login. */
export async function listTriggers(): Promise<unknown> {
  const runtimes = ['node18', 'node22'];
  return {
    triggers: [
      {
        id: 'post-login',
        version: 'v3',
        status: 'CURRENT',
        runtimes,
        default_runtime: 'node22',
        compatible_triggers: [{ id: 'post-login', version: 'v2' }],
      },
    ],
  };
}
