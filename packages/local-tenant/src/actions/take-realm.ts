import { LRUCache } from 'lru-cache';
import { leavesBuiltInsAlone } from './leaves-built-ins-alone.ts';
import { createRealm, type Realm } from './realm.ts';
import { createSharedRealm, type SharedRealm } from './shared-realm.ts';

// As many as the usual flow has Actions.
const AHEAD = 3;
const ready: Realm[] = [];
let isMaking = false;
/** By the code of their Action. */
const shared = new LRUCache<string, SharedRealm>({ max: 12 });
const modest = new LRUCache<string, boolean>({ max: 100 });

/**
 * A realm in which a run of this code finds nothing of any other run, but for modules that it requires. Code that leaves
 * built-in objects alone gets the one that its last run left clean; all other code a fresh one, made ahead where there
 * was time.
 */
export function takeRealm(code: string): Realm {
  if (isModest(code)) return takeShared(code);
  return ready.pop() ?? createRealm();
}

/** Whether code leaves built-in objects alone, as far as it shows; remembered. */
export function isModest(code: string): boolean {
  const known = modest.get(code);
  if (known !== undefined) return known;
  const judged = leavesBuiltInsAlone(code);
  modest.set(code, judged);
  return judged;
}

/** Makes realms for the flows to come, one at a time, so that a flow that comes meanwhile hardly waits. */
export function makeRealmsAhead(): void {
  if (isMaking || ready.length >= AHEAD) return;
  isMaking = true;
  setImmediate(() => {
    ready.push(createRealm());
    isMaking = false;
    makeRealmsAhead();
  }).unref();
}

function takeShared(code: string): Realm {
  const known = shared.get(code);
  if (known?.isClean()) return known;
  const realm = createSharedRealm();
  shared.set(code, realm);
  return realm;
}
