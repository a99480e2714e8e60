import type { BrowserContext } from '@playwright/test';

/** What a page may say although nothing is wrong, each with the reason. */
const ALLOWED: readonly RegExp[] = [];

/** Collects what the pages of a context complain about: `console.error`, uncaught errors, and breaches of their policy. */
export async function watchConsole(
  context: BrowserContext,
  complaints: string[],
  allowed: readonly RegExp[],
): Promise<void> {
  const note = (text: string, url: string) => {
    if (![...ALLOWED, ...allowed].some((pattern) => pattern.test(text))) complaints.push(`${text} (${url})`);
  };
  context.on('console', (message) => {
    if (message.type() === 'error') note(message.text(), message.location().url);
  });
  context.on('weberror', (error) =>
    note(error.error().stack ?? error.error().message, error.page()?.url() ?? ''),
  );
  // A breach that a script catches is reported by the browser, and stands in no console.
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
      console.error(`Content Security Policy broken: ${effectiveDirective} by ${blockedURI} (${sourceFile})`),
    ),
  );
}
