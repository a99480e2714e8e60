import { isRunTrigger, TRIGGERS } from '../actions/triggers.ts';
import { mergeClientData } from '../domain/client-settings.ts';
import { bindActions, saveAction } from '../store/actions.ts';
import { saveClientGrant } from '../store/client-grants.ts';
import { findClientByName, newCredentials, saveClient } from '../store/clients.ts';
import type { Database } from '../store/database.ts';
import { saveResourceServer } from '../store/resource-servers.ts';
import { saveRole } from '../store/roles.ts';
import type { ReadTenantConfig } from './read-config.ts';

export type ClientCredentials = { client_id: string; client_secret: string };

/**
 * Writes a configuration into the store, as the deploy CLI writes it into a tenant: what is named is added or
 * replaced, what is not named stays. Clients get the credentials listed under their name, else keep the ones they
 * have, else new ones. Throws, naming the Action and the trigger, for an Action that would never run.
 */
export async function applyConfig(
  db: Database,
  config: ReadTenantConfig,
  credentials: Record<string, ClientCredentials>,
  toStoredAudience: (audience: string) => string,
): Promise<void> {
  const clientIds = new Map<string, string>();
  for (const { name, ...given } of config.clients) {
    const data = mergeClientData({}, given);
    const known = credentials[name] ?? (await findClientByName(db, name)) ?? newCredentials();
    await saveClient(db, { client_id: known.client_id, client_secret: known.client_secret, name, data });
    clientIds.set(name, known.client_id);
  }
  for (const { name, identifier, ...data } of config.resourceServers) {
    await saveResourceServer(db, { name, identifier, data });
  }
  for (const { client_id, audience, scope } of config.clientGrants) {
    await saveClientGrant(db, {
      client_id: clientIds.get(client_id) ?? client_id,
      audience: toStoredAudience(audience),
      scope,
    });
  }
  for (const { name, description, permissions } of config.roles) {
    const role = await saveRole(db, { name, description });
    await db.query('DELETE FROM role_permissions WHERE role_id = $1', [role.id]);
    for (const { permission_name, resource_server_identifier } of permissions) {
      await db.query('INSERT INTO role_permissions VALUES ($1, $2, $3)', [
        role.id,
        resource_server_identifier,
        permission_name,
      ]);
    }
  }
  await applyActions(db, config);
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
    const { code, source, runtime, dependencies, secrets } = action;
    const content = { code, ...(source && { source }), runtime, dependencies, secrets };
    const trigger = supported_triggers[0]?.id ?? 'post-login';
    const saved = await saveAction(db, { name, trigger, content, deploy: deployed });
    actionIds.set(name, saved.id);
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
    await bindActions(db, trigger, bound);
  }
}
