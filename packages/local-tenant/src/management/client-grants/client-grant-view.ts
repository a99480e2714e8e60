import { toPublicAudience } from '../../domain/audience.ts';
import type { ClientGrantRow } from '../../store/client-grants.ts';
import type { Tenant } from '../../tenant.ts';

/** A client grant as the Management API shows it. */
export function clientGrantView({ issuer }: Tenant, { id, client_id, audience, scope }: ClientGrantRow) {
  return {
    id,
    client_id,
    audience: toPublicAudience(issuer, audience),
    scope,
    subject_type: 'client',
    allow_any_organization: false,
  };
}
