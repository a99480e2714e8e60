/** The route of the web app that tells what the session's access token says. */
export const TOKEN_PATH = '/xray/token';

/** Where it is written, as the App Router has it: a path in the repository. */
export const TOKEN_SOURCE = `apps/web/src/app${TOKEN_PATH}/route.ts`;
