import type { AppType, ClientData } from '../../store/clients.ts';

const KINDS: Partial<Record<AppType, string>> = {
  native: 'Native app',
  spa: 'Single-page app',
  regular_web: 'Web app',
  non_interactive: 'Machine',
};

/** What kind of application this is, in words. */
export function applicationKind({ app_type }: ClientData): string {
  return (app_type && KINDS[app_type]) ?? 'Application';
}
