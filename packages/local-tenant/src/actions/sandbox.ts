import { Console } from 'node:console';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join, sep } from 'node:path';
import { Writable } from 'node:stream';
import { format, promisify, types } from 'node:util';
import vm from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import type { ActionRun } from '../store/history.ts';
import type { InstalledAction } from './protocol.ts';

/** The world of one Action: a V8 context with globals of its own, in which its module was evaluated. */
export interface Sandbox {
  exports: Record<string, unknown>;
  /** Makes an object of this context from JSON. */
  parse(json: string): Record<string, Record<string, unknown>>;
  /** Where `console` writes to. */
  run: ActionRun;
}

/** https://auth0.com/docs/customize/actions/limitations */
const KEPT_CHARACTERS = 256;

/**
 * Evaluates an Action's CommonJS code in a fresh context, with the modules of Node.js and the packages that were installed
 * for it in `folder` (none without it). Throws what the code throws. Objects that Node.js itself provides, such as `fetch`,
 * and packages are shared by all runs in the thread, as they are at Auth0.
 */
export function createSandbox({ name, code, folder }: InstalledAction, run: ActionRun): Sandbox {
  const context = contexts.pop() ?? createContext();
  const console = {};
  Object.assign(context, { console });
  const sandbox: Sandbox = { exports: {}, parse: vm.runInContext('JSON.parse', context), run };
  Object.assign(console, createConsole(sandbox));
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
  const module = { exports: sandbox.exports };
  const evaluate = new vm.Script(wrapped, { filename: `${name}.js` }).runInContext(context);
  evaluate.call(module.exports, module.exports, requireFrom(folder), module, `${name}.js`, '/');
  sandbox.exports = module.exports;
  return sandbox;
}

const contexts: vm.Context[] = [];

/** Makes contexts ahead, for the next flow: it takes longer than all the rest of a short run. */
export function prepareContexts(count: number): void {
  while (contexts.length < count) contexts.push(createContext());
}

function createContext(): vm.Context {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
  Object.assign(context, HOST_GLOBALS, { global: context });
  vm.runInContext(KNOW_BOTH_SIDES, context)(knows);
  return context;
}

const started: (NodeJS.Timeout | NodeJS.Immediate)[] = [];

/** Ends every timer that a run of an Action has left behind: its thread goes on to other runs. */
export function endTimers(): void {
  for (const timer of started.splice(0)) timer[Symbol.dispose]();
}

function noting<T extends typeof setTimeout | typeof setInterval | typeof setImmediate>(start: T): T {
  const note = (...args: unknown[]) => {
    const timer: NodeJS.Timeout | NodeJS.Immediate = Reflect.apply(start, undefined, args);
    started.push(timer);
    return timer;
  };
  // `util.promisify(setTimeout)` takes its arguments in another order.
  return Object.assign(note, { [promisify.custom]: Reflect.get(start, promisify.custom) }) as unknown as T;
}

let onUncaught: ((error: unknown) => void) | undefined;
// What an Action does not wait for may fail when nobody looks any more; its thread goes on to other people's runs.
if (!isMainThread) {
  process.on('unhandledRejection', () => undefined);
  process.on('uncaughtException', (error) => onUncaught?.(error));
  // The process is the tenant's, too.
  process.kill = () => {
    throw new Error('An Action ends no process.');
  };
}

/** Waits for a run; throws what nobody catches meanwhile, such as the error of a stream that nobody listens to. */
export async function orUncaught(run: () => unknown): Promise<void> {
  const uncaught = Promise.withResolvers<never>();
  onUncaught = uncaught.reject;
  try {
    await Promise.race([run(), uncaught.promise]);
  } finally {
    onUncaught = undefined;
  }
}

// All that Node.js adds to the globals of JavaScript. Bytes are the host's, too: its Buffer and its streams make no others.
const BYTES = [
  ...['ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Uint8Array', 'Uint8ClampedArray', 'Uint16Array'],
  ...['Uint32Array', 'Int8Array', 'Int16Array', 'Int32Array', 'BigInt64Array', 'BigUint64Array'],
  ...['Float32Array', 'Float64Array'],
];
const ofJavaScript = new Set<string>(
  vm.runInContext('Object.getOwnPropertyNames(globalThis)', vm.createContext(vm.constants.DONT_CONTEXTIFY)),
);
const names = Object.getOwnPropertyNames(globalThis).filter((name) => !ofJavaScript.has(name));
const HOST_GLOBALS = {
  ...Object.fromEntries([...names, ...BYTES].map((name) => [name, Reflect.get(globalThis, name)])),
  ...{ setTimeout: noting(setTimeout), setInterval: noting(setInterval), setImmediate: noting(setImmediate) },
};

// What Node.js and packages make is of another context than what the Action makes, and `instanceof` is to hold for both.
const IS: Record<string, (value: unknown) => boolean> = {
  Object: (value) => (typeof value === 'object' && value !== null) || typeof value === 'function',
  Function: (value) => typeof value === 'function',
  Array: Array.isArray,
  Error: types.isNativeError,
  Date: types.isDate,
  RegExp: types.isRegExp,
  Map: types.isMap,
  Set: types.isSet,
  Promise: types.isPromise,
  TypeError: (value) => types.isNativeError(value) && value.name === 'TypeError',
};
const knows = (name: string, value: unknown): boolean => IS[name]?.(value) ?? false;
const KNOW_BOTH_SIDES = `(knows) => {
  const ordinary = Function.prototype[Symbol.hasInstance];
  for (const type of [${Object.keys(IS).join()}]) {
    const value = function (object) {
      return Reflect.apply(ordinary, this, [object]) || (this === type && knows(type.name, object));
    };
    Object.defineProperty(type, Symbol.hasInstance, { value });
  }
}`;
vm.runInThisContext(KNOW_BOTH_SIDES)(knows);

// Node's own modules, and what is in the Action's folder; not what happens to be installed above it.
function requireFrom(folder: string | undefined) {
  const isInstalled = folder !== undefined && existsSync(folder);
  const own = isInstalled ? realpathSync(folder) : sep;
  const from = createRequire(join(own, 'action.js'));
  return (id: string): unknown => {
    // It does not ask whether files may be written.
    if (id === 'node:sqlite')
      throw new Error('Access to this API has been restricted: node:sqlite writes files.');
    if (isBuiltin(id)) return from(id);
    const path = isInstalled ? resolve(from, id) : undefined;
    if (path?.startsWith(own + sep)) return from(path);
    const why =
      folder && !isInstalled
        ? 'the packages of this Action could not be installed when it was deployed'
        : 'it is not among the dependencies of this Action';
    throw Object.assign(new Error(`Cannot find module '${id}': ${why}.`), { code: 'MODULE_NOT_FOUND' });
  };
}

function resolve(from: NodeJS.Require, id: string): string | undefined {
  try {
    return from.resolve(id);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

// Of one run 256 characters are kept, all lines together.
function createConsole(sandbox: Sandbox) {
  const write =
    (level: string) =>
    (...values: unknown[]) => {
      const { logs } = sandbox.run;
      const left = logs.reduce((rest, { message }) => rest - message.length, KEPT_CHARACTERS);
      if (left > 0) logs.push({ level, message: format(...values).slice(0, left) });
    };
  const lines = (level: string) =>
    new Writable({
      decodeStrings: false,
      write(text: string, _encoding, done) {
        write(level)(text.replace(/\n$/, ''));
        done();
      },
    });
  // With all that Node's own has: tables, groups, counters, timers.
  const console = new Console({ stdout: lines('info'), stderr: lines('error') });
  return Object.assign(console, { debug: write('debug'), warn: write('warn') });
}
