/** Address of an application's page. */
export function applicationHref(clientId: string): string {
  return `/dashboard/applications/${encodeURIComponent(clientId)}`;
}
