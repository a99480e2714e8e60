import type vm from 'node:vm';
import { findBuiltIns } from './built-ins.ts';
import { createRealm, type Realm } from './realm.ts';

/** A realm that several runs of one Action may use, one after the other. */
export interface SharedRealm extends Realm {
  /** Whether the last run left no global behind; if it did, the realm must not be used again. */
  isClean(): boolean;
}

/** Makes a realm whose built-in objects are frozen, so that no run can change what the next one finds. */
export function createSharedRealm(): SharedRealm {
  const realm = createRealm(freezeBuiltIns);
  // The global object itself stays open: code without strict mode may add to it, and that shows.
  for (const key of Reflect.ownKeys(realm.global)) {
    Reflect.defineProperty(realm.global, key, { writable: false, configurable: false });
  }
  const globals = Reflect.ownKeys(realm.global).length;
  return { ...realm, isClean: () => Reflect.ownKeys(realm.global).length === globals };
}

function freezeBuiltIns(context: vm.Context): void {
  dropMatches(context.RegExp);
  const builtIns = findBuiltIns(context);
  builtIns.delete(context);
  for (const builtIn of builtIns) Object.freeze(builtIn);
}

// `RegExp.$1` and its like tell what the last run matched.
function dropMatches(regExp: object): void {
  for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(regExp))) {
    if (get) Reflect.deleteProperty(regExp, name);
  }
}
