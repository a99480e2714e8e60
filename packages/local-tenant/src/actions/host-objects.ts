import { GLOBALS } from './realm.ts';

// What Actions can get hold of that is not their realm's: the globals of Node.js, what `api` and promises are made of.
const REACHABLE = [...Object.values(GLOBALS), Object, Function, Array, Promise, Error, RegExp].flatMap(
  (value) => [value, (value as { prototype?: object }).prototype ?? value],
);

interface Snapshot {
  object: object;
  properties: Record<PropertyKey, PropertyDescriptor>;
}

const before: Snapshot[] = REACHABLE.map((object) => ({
  object,
  properties: Object.getOwnPropertyDescriptors(object),
}));

/** Whether anything was added to, changed in or taken from the objects of Node.js that Actions can reach. */
export function isHostChanged(): boolean {
  return before.some(({ object, properties }) => {
    const keys = Reflect.ownKeys(object);
    return keys.length !== Reflect.ownKeys(properties).length || keys.some(isChanged(object, properties));
  });
}

function isChanged(object: object, properties: Snapshot['properties']) {
  return (key: PropertyKey): boolean => {
    const [then, now] = [properties[key], Reflect.getOwnPropertyDescriptor(object, key)];
    return !then || !now || !Object.is(then.value, now.value) || then.get !== now.get || then.set !== now.set;
  };
}
