import type { ClientRow } from '../store/clients.ts';
import type { Tenant } from '../tenant.ts';
import { type ActionRequest, clientPart, requestPart, tenantPart } from './event.ts';
import type { Denial } from './protocol.ts';
import { runTrigger } from './runner.ts';

/** What the credentials-exchange Actions made of a machine's token. */
export interface MachineOutcome {
  accessTokenClaims: Record<string, unknown>;
  /** What the token may do, within what the machine was granted. */
  scopes: string[];
  executions: string[];
  denied?: Denial;
}

/**
 * Runs the credentials-exchange Actions before a machine gets its token. One that throws or takes too long refuses it.
 * https://auth0.com/docs/customize/actions/explore-triggers/credentials-exchange
 */
export async function runCredentialsExchange(
  tenant: Tenant,
  machine: {
    client: ClientRow;
    audience: string;
    /** What the machine asked for. */
    requested: string[];
    /** What its token is to have, of all that the machine was granted. */
    scopes: string[];
    granted: string[];
    request: ActionRequest;
  },
): Promise<MachineOutcome> {
  const { client, audience, requested, scopes, granted, request } = machine;
  const { query: _, ...shown } = request;
  const event = () => ({
    accessToken: { customClaims: {}, scope: scopes },
    client: clientPart(client),
    request: requestPart(shown),
    resource_server: { identifier: audience },
    tenant: tenantPart(tenant),
    transaction: { requested_scopes: requested, target_scopes: scopes },
  });
  const run = await runTrigger(tenant, 'credentials-exchange', { event });
  if (!run) return { accessTokenClaims: {}, scopes, executions: [] };
  const { result, failure, execution } = run;
  const denied = result ? result.denied : { reason: failure };
  const wanted = result?.targetScopes ?? scopes;
  return {
    accessTokenClaims: result?.accessTokenClaims ?? {},
    scopes: wanted.filter((scope) => granted.includes(scope)),
    executions: [execution],
    ...(denied && { denied }),
  };
}
