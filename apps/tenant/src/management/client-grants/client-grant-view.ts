import type { ClientGrantRow } from '../../store/client-grants.ts';
import type { Tenant } from '../../tenant.ts';
import { MANAGEMENT_API } from '../audience.ts';
import { managementIdentifier } from '../resource-servers/resource-server-view.ts';

/** A client grant as the Management API shows it. */
export function clientGrantView({ issuer }: Tenant, { id, client_id, audience, scope }: ClientGrantRow) {
  return {
    id,
    client_id,
    audience: audience === MANAGEMENT_API ? managementIdentifier(issuer) : audience,
    scope,
    subject_type: 'client',
    allow_any_organization: false,
  };
}
