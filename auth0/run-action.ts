import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CacheEntry, FlowResult } from '@setlist/local-tenant/actions/protocol';
import { runFlow } from '@setlist/local-tenant/actions/run-flow';

export interface ActionInput {
  user?: {
    user_id?: string;
    user_metadata?: object;
    app_metadata?: object;
    picture?: string;
    email_verified?: unknown;
  };
  session?: object;
  refresh_token?: object;
  secrets?: Record<string, string>;
  cache?: CacheEntry[];
}

/** Runs Action files, by name, one after another, as the tenant runs them, and returns what they asked for. */
export async function runActions(
  names: string[],
  { user, secrets = {}, cache = [], ...ofSession }: ActionInput = {},
): Promise<FlowResult> {
  const actions = names.map(async (name) => {
    const file = new URL(`./actions/${name}.ts`, import.meta.url);
    const code = stripTypeScriptTypes(await readFile(file, 'utf8'));
    return { name: basename(fileURLToPath(file)), code, secrets, dependencies: [] };
  });
  const event = {
    user: { user_id: 'auth0|jane', user_metadata: {}, app_metadata: {}, ...user },
    transaction: {},
    ...ofSession,
  };
  return runFlow({
    ...{ trigger: 'post-login', host: 'tenant.example' },
    actions: await Promise.all(actions),
    event: JSON.stringify(event),
    cache,
  });
}
