import { propertiesWithoutEffect, type Resource } from '../domain/without-effect.ts';
import type { TenantConfig } from './schema.ts';

/** The resource that a section is about, where not all of its properties count. */
const RESOURCES = new Map<string, Resource>([
  ['tenant', 'tenants/settings'],
  ['clients', 'clients'],
  ['resourceServers', 'resource-servers'],
  ['clientGrants', 'client-grants'],
]);
const READ_WHOLE = ['roles', 'actions', 'triggers'];

/**
 * Names what a configuration says that changes nothing here: sections that are not read, unless there is nothing in
 * them, and properties without effect, such as `clients.logo_uri`.
 */
export function withoutEffect(config: TenantConfig): string[] {
  return Object.entries(config).flatMap(([section, content]) => {
    if (READ_WHOLE.includes(section)) return [];
    const resource = RESOURCES.get(section);
    if (!resource) return isEmpty(content) ? [] : [section];
    const entries: unknown[] = [content].flat();
    const names = new Set(entries.flatMap((entry) => Object.keys(entry ?? {})));
    return propertiesWithoutEffect(resource, [...names]).map((name) => `${section}.${name}`);
  });
}

function isEmpty(content: unknown): boolean {
  return typeof content === 'object' && content !== null && Object.keys(content).length === 0;
}
