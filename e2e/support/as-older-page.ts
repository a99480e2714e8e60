import type { Route } from '@playwright/test';

/** For `page.route`: has the page send actions as one does that an earlier version of the app made. */
export async function asOlderPage(route: Route): Promise<void> {
  const { 'next-action': action, ...headers } = route.request().headers();
  if (!action) return route.continue();
  // As well-formed as any, and known to no server.
  const unknown = action.slice(0, 2) + action.slice(2).replaceAll(/[0-9a-f]/g, 'c');
  await route.continue({ headers: { ...headers, 'next-action': unknown } });
}
