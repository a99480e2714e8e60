import { LRUCache } from 'lru-cache';
import { type DeployedAction, listDeployedActions } from './actions.ts';
import { type ClientRow, findClient } from './clients.ts';
import { listConnectionsOff } from './connections.ts';
import type { Database } from './database.ts';
import { findResourceServer, type ResourceServerRow } from './resource-servers.ts';

/** What nearly every request asks for and hardly anybody changes, kept for a second. */
export interface Lookups {
  client(clientId: string): Promise<ClientRow | undefined>;
  api(identifier: string): Promise<ResourceServerRow | undefined>;
  /** The names of the connections by which nobody signs in to the application. */
  connectionsOff(clientId: string): Promise<string[]>;
  /** The Actions that run, in order; the same list for as long as it is kept. */
  deployedActions(trigger: string): Promise<DeployedAction[]>;
  /** Forgets everything: something was changed through the Management API. */
  clear(): void;
}

const KEPT_MS = 1000;

/** Makes lookups on a store. A change by hand in the database is seen after a second at the latest. */
export function createLookups(db: Database): Lookups {
  const kept = new LRUCache<string, Promise<unknown>>({ max: 1000, ttl: KEPT_MS });
  const remember = <T>(key: string, load: () => Promise<T>): Promise<T> => {
    const known = kept.get(key) as Promise<T> | undefined;
    if (known) return known;
    const loading = load();
    kept.set(key, loading);
    loading.catch(() => kept.delete(key));
    return loading;
  };
  return {
    client: (clientId) => remember(`client ${clientId}`, () => findClient(db, clientId)),
    api: (identifier) => remember(`api ${identifier}`, () => findResourceServer(db, identifier)),
    connectionsOff: (clientId) => remember(`off ${clientId}`, () => listConnectionsOff(db, clientId)),
    deployedActions: (trigger) => remember(`actions ${trigger}`, () => listDeployedActions(db, trigger)),
    clear: () => kept.clear(),
  };
}
