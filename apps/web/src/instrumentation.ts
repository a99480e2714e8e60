/** Runs once when the server starts, before it takes requests. */
export async function register() {
  // biome-ignore lint/style/noProcessEnv: Next writes the runtime's name here when it builds
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    (await import('./stop-without-env.ts')).stopWithoutEnv();
    // Not waited for: an identity provider that does not answer must not hold up the start.
    void (await import('./session/session.ts')).keepSweeping();
    (await import('./stop-in-good-order.ts')).stopInGoodOrder();
  }
}
