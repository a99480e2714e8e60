/** Runs once when the server starts, before it takes requests. */
export async function register() {
  // biome-ignore lint/style/noProcessEnv: Next writes the runtime's name here when it builds
  if (process.env.NEXT_RUNTIME === 'nodejs') (await import('./stop-without-env.ts')).stopWithoutEnv();
}
