import vm from 'node:vm';

/** Built-in objects that no global names, each reached by a piece of syntax. */
const UNNAMED = `[
  function* () {}, async () => {}, async function* () {}, [][Symbol.iterator](), ''[Symbol.iterator](),
  new Map().entries(), new Set().values(), /./[Symbol.matchAll](''), [].values().map(String), Iterator.from({ next() {} }),
  new Intl.Segmenter().segment(''), new Intl.Segmenter().segment('')[Symbol.iterator](),
]`;

/** Every built-in object of a realm: what its global object, and syntax, lead to. */
export function findBuiltIns(context: vm.Context): Set<object> {
  const found = new Set<object>();
  const unnamed: object[] = vm.runInContext(UNNAMED, context);
  const left: unknown[] = [vm.runInContext('globalThis', context), ...unnamed.map(Object.getPrototypeOf)];
  for (let value = left.pop(); value !== undefined || left.length > 0; value = left.pop()) {
    if (!isObject(value) || found.has(value)) continue;
    found.add(value);
    left.push(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const property = Reflect.getOwnPropertyDescriptor(value, key);
      left.push(property?.value, property?.get, property?.set);
    }
  }
  return found;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
