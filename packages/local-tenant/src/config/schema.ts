import { z } from 'zod';
import { APP_TYPES } from '../store/clients.ts';

const strings = z.array(z.string());

/**
 * What the tenant reads of the deploy CLI's tenant.yaml; it keeps other properties of each entry as they are. Null means
 * that something is not set, wherever it stands: `withoutNulls` has taken it out before.
 */
export const tenantConfigSchema = z.looseObject({
  tenant: z
    .looseObject({ friendly_name: z.string().optional(), allowed_logout_urls: strings.optional() })
    .default({}),
  clients: z
    .array(
      z.looseObject({
        name: z.string(),
        client_id: z.string().min(1).optional(),
        client_secret: z.string().min(1).optional(),
        app_type: z.enum(APP_TYPES).optional(),
        callbacks: strings.optional(),
        allowed_logout_urls: strings.optional(),
        grant_types: strings.optional(),
        client_authentication_methods: z
          .looseObject({
            private_key_jwt: z.looseObject({ credentials: z.array(z.looseObject({})).optional() }).optional(),
          })
          .optional(),
      }),
    )
    .default([]),
  resourceServers: z
    .array(z.looseObject({ name: z.string().optional(), identifier: z.string() }))
    .default([]),
  clientGrants: z
    .array(
      z.looseObject({
        client_id: z.string().optional(),
        default_for: z.string().optional(),
        audience: z.string(),
        scope: strings.optional(),
        subject_type: z.enum(['client', 'user']).optional(),
        allow_all_scopes: z.boolean().optional(),
        allow_any_organization: z.boolean().optional(),
        organization_usage: z.string().optional(),
        authorization_details_types: strings.optional(),
      }),
    )
    .default([]),
  roles: z
    .array(
      z.looseObject({
        name: z.string(),
        description: z.string().optional(),
        permissions: z
          .array(z.looseObject({ permission_name: z.string(), resource_server_identifier: z.string() }))
          .default([]),
      }),
    )
    .default([]),
  actions: z
    .array(
      z.looseObject({
        name: z.string(),
        code: z.string(),
        runtime: z.string().default('node22'),
        deployed: z.boolean().default(true),
        dependencies: z.array(z.looseObject({ name: z.string(), version: z.coerce.string() })).default([]),
        modules: z.array(z.unknown()).optional(),
        secrets: z
          .array(z.looseObject({ name: z.string(), value: z.coerce.string().optional() }))
          .default([]),
        supported_triggers: z.array(z.looseObject({ id: z.string(), version: z.string().optional() })).min(1),
      }),
    )
    .default([]),
  triggers: z
    .record(
      z.string(),
      z.array(z.looseObject({ action_name: z.string(), display_name: z.string().optional() })).default([]),
    )
    .default({}),
});

/** A configuration as it is read. */
export type TenantConfig = z.infer<typeof tenantConfigSchema>;
/** A configuration as it may be given; an Action's code is a path. */
export type TenantConfigInput = z.input<typeof tenantConfigSchema>;

/** A value without what is null in it, at any depth. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, nested]) => nested !== null);
  return Object.fromEntries(kept.map(([key, nested]) => [key, withoutNulls(nested)]));
}
