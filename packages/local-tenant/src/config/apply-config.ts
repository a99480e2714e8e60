import { LIMITS, overLimit } from '../actions/limits.ts';
import { isRunTrigger, TRIGGERS } from '../actions/triggers.ts';
import { isManagementAudienceAtAuth0, MANAGEMENT_API } from '../domain/audience.ts';
import { mergeClientData } from '../domain/client-settings.ts';
import { keepCredentials } from '../management/client-credentials.ts';
import { bindActions, saveAction } from '../store/actions.ts';
import { saveClientGrant } from '../store/client-grants.ts';
import {
  type ClientData,
  type ClientRow,
  findClient,
  findClientByName,
  newCredentials,
  saveClient,
} from '../store/clients.ts';
import type { Database } from '../store/database.ts';
import { findResourceServer, type ResourceServerRow, saveResourceServer } from '../store/resource-servers.ts';
import { addRolePermissions, saveRole } from '../store/roles.ts';
import type { ReadTenantConfig } from './read-config.ts';

export type ClientCredentials = { client_id: string; client_secret: string };

/**
 * Writes a configuration into the store, as the deploy CLI writes it into a tenant: what is named is added or
 * replaced, what is not named stays. Clients get the credentials listed under their name, else those that stand in the
 * configuration, else the ones they have, else new ones. Throws, naming the entry, for one that names what is not
 * there, and for an Action that would never run.
 */
export async function applyConfig(
  db: Database,
  config: ReadTenantConfig,
  credentials: Record<string, ClientCredentials>,
  toOwnAudience: (audience: string) => string,
): Promise<void> {
  const toStoredAudience = (audience: string) =>
    isManagementAudienceAtAuth0(audience) ? MANAGEMENT_API : toOwnAudience(audience);
  const clientIds = await applyClients(db, config, credentials);
  for (const { id: _, name, identifier, ...data } of config.resourceServers) {
    // An export may have the Management API, which every tenant has by itself.
    if (toStoredAudience(identifier) === MANAGEMENT_API) continue;
    await saveResourceServer(db, { name: name ?? identifier, identifier, data });
  }
  const requireApi = async (audience: string, what: string): Promise<ResourceServerRow> => {
    const api = await findResourceServer(db, toStoredAudience(audience));
    if (!api) throw new Error(`${what} names an API that is not defined: ${audience}.`);
    return api;
  };
  for (const {
    client_id: client,
    audience,
    scope = [],
    subject_type,
    id: _,
    ...data
  } of config.clientGrants) {
    const what = `The client grant of "${client ?? data.default_for}" for ${audience}`;
    const api = await requireApi(audience, what);
    const isDefault = client === undefined && data.default_for !== undefined;
    const clientId = isDefault
      ? null
      : (clientIds.get(client ?? '') ?? (await findClient(db, client ?? ''))?.client_id);
    if (clientId === undefined) throw new Error(`${what} names an application that is not defined.`);
    await saveClientGrant(db, {
      ...{ client_id: clientId, audience: api.identifier, scope, subject_type, data },
    });
  }
  for (const { name, description, permissions } of config.roles) {
    const role = await saveRole(db, { name, description: description ?? null });
    await db.query('DELETE FROM role_permissions WHERE role_id = $1', [role.id]);
    for (const { permission_name: permission, resource_server_identifier } of permissions) {
      const { identifier } = await requireApi(resource_server_identifier, `The role "${name}"`);
      await addRolePermissions(db, role.id, [{ identifier, permission }]);
    }
  }
  await applyActions(db, config);
}

async function applyClients(
  db: Database,
  config: ReadTenantConfig,
  credentials: Record<string, ClientCredentials>,
): Promise<Map<string, string>> {
  const clientIds = new Map<string, string>();
  for (const { name, client_id, client_secret, ...settings } of config.clients) {
    const data = mergeClientData({}, settings);
    const known = credentials[name] ?? (await findClientByName(db, name)) ?? newCredentials();
    const given = credentials[name]
      ? {}
      : { ...(client_id && { client_id }), ...(client_secret && { client_secret }) };
    const client = { client_id: known.client_id, client_secret: known.client_secret, ...given, name, data };
    await saveClient(db, client);
    if (hasWholeKeys(client)) await saveClient(db, { ...client, data: await keepKeys(db, client) });
    clientIds.set(name, client.client_id);
  }
  return clientIds;
}

// In an export they are named by the ids that they have in another tenant, where their keys stay.
function hasWholeKeys({ data }: ClientRow): boolean {
  const { credentials = [] } = data.client_authentication_methods?.private_key_jwt ?? {};
  return credentials.some((credential) => 'pem' in credential);
}

async function keepKeys(db: Database, { client_id, name, data }: ClientRow): Promise<ClientData> {
  try {
    await db.query('DELETE FROM client_credentials WHERE client_id = $1', [client_id]);
    return await keepCredentials(db, client_id, data);
  } catch (error) {
    throw new Error(`The credentials of the application "${name}": ${(error as Error).message}`, {
      cause: error,
    });
  }
}

// An Action that denies and never runs would be a closed door that stands open.
function requireRun(trigger: string, what: string): void {
  if (isRunTrigger(trigger)) return;
  throw new Error(
    `${what} is for the trigger "${trigger}", which this tenant does not run: it runs ${TRIGGERS.join(', ')}. Take the Action and its binding out of the configuration.`,
  );
}

async function applyActions(db: Database, config: ReadTenantConfig): Promise<void> {
  const actionIds = new Map<string, string>();
  for (const { name, supported_triggers, deployed, ...action } of config.actions) {
    for (const { id } of supported_triggers) requireRun(id, `The Action "${name}"`);
    if (action.modules?.length)
      throw new Error(`The Action "${name}" uses Actions Modules, which this tenant does not have.`);
    const { code, source, runtime, dependencies } = action;
    const secrets = action.secrets.map((secret) => ({ name: secret.name, value: secret.value ?? '' }));
    const content = { code, ...(source && { source }), runtime, dependencies, secrets };
    const tooMuch = overLimit(content);
    if (tooMuch) throw new Error(`The Action "${name}" is too large: ${tooMuch}`);
    const [trigger] = supported_triggers;
    const id = await saveAction(db, {
      ...{ name, content, deploy: deployed },
      ...{ trigger: trigger?.id ?? 'post-login', triggerVersion: trigger?.version },
    });
    actionIds.set(name, id);
  }
  for (const [trigger, bindings] of Object.entries(config.triggers)) {
    for (const { action_name } of bindings) requireRun(trigger, `The Action "${action_name}"`);
    if (!isRunTrigger(trigger)) continue;
    const bound = bindings.map(({ action_name, display_name }) => {
      const actionId = actionIds.get(action_name);
      if (!actionId)
        throw new Error(`The trigger ${trigger} names an Action that is not defined: ${action_name}.`);
      return { actionId, displayName: display_name ?? action_name };
    });
    if (bound.length > LIMITS.actionsOfTrigger)
      throw new Error(`The trigger ${trigger} may have ${LIMITS.actionsOfTrigger} Actions.`);
    await bindActions(db, trigger, bound);
  }
}
