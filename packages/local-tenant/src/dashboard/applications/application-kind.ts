import type { ClientData } from '../../store/clients.ts';

const KINDS: Partial<Record<string, string>> = {
  native: 'Native app',
  spa: 'Single-page app',
  regular_web: 'Web app',
  non_interactive: 'Machine',
};

/** What kind of application this is, in words. */
export function applicationKind({ app_type }: ClientData): string {
  return KINDS[app_type ?? ''] ?? 'Application';
}
