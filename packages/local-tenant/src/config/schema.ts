import { z } from 'zod';
import { APP_TYPES } from '../store/clients.ts';

const strings = z.array(z.string());

/** What the tenant reads of the deploy CLI's tenant.yaml; it keeps other properties of each entry as they are. */
export const tenantConfigSchema = z.looseObject({
  tenant: z.looseObject({ friendly_name: z.string().optional() }).default({}),
  clients: z
    .array(
      z.looseObject({
        name: z.string(),
        app_type: z.enum(APP_TYPES).nullish(),
        callbacks: strings.optional(),
        allowed_logout_urls: strings.optional(),
        grant_types: strings.optional(),
      }),
    )
    .default([]),
  resourceServers: z.array(z.looseObject({ name: z.string(), identifier: z.string() })).default([]),
  clientGrants: z
    .array(z.looseObject({ client_id: z.string(), audience: z.string(), scope: strings }))
    .default([]),
  roles: z
    .array(
      z.looseObject({
        name: z.string(),
        description: z.string().default(''),
        permissions: z
          .array(z.object({ permission_name: z.string(), resource_server_identifier: z.string() }))
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
        dependencies: z.array(z.object({ name: z.string(), version: z.string() })).default([]),
        secrets: z.array(z.object({ name: z.string(), value: z.coerce.string() })).default([]),
        supported_triggers: z.array(z.looseObject({ id: z.string() })).min(1),
      }),
    )
    .default([]),
  triggers: z
    .record(
      z.string(),
      z.array(z.looseObject({ action_name: z.string(), display_name: z.string().optional() })),
    )
    .default({}),
});

export type TenantConfig = z.infer<typeof tenantConfigSchema>;
