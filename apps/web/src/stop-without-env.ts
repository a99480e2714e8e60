import { env } from './env.ts';

/** Ends the process, saying which variables are missing or wrong: not at the first request, but at the start. */
export function stopWithoutEnv() {
  try {
    env();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
