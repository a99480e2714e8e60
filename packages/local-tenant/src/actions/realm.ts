import vm from 'node:vm';
import { TIMERS } from './timers.ts';

interface Handlers {
  onExecutePostLogin?: Handler;
  onContinuePostLogin?: Handler;
}
type Handler = (event: unknown, api: unknown) => Promise<void>;
type Module = (
  exports: Handlers,
  require: NodeJS.Require,
  module: { exports: Handlers },
  console: object,
) => void;

/** A world for the run of an Action, with globals and built-in objects of its own. */
export interface Realm {
  global: object;
  /** Evaluates an Action's CommonJS code and returns what it exports. Throws what the code throws. */
  load(name: string, code: string, host: { console: object; require: NodeJS.Require }): Handlers;
  /** Makes an object of this realm from JSON. */
  parse(json: string): Record<string, Record<string, unknown>>;
}

const CODE_BYTES = 100 * 1024;
const scripts = new Map<string, vm.Script>();

/**
 * Makes a realm, which takes about half a millisecond of CPU time. `prepare` sees its built-in objects before the
 * globals of Node.js are added to them.
 */
export function createRealm(prepare?: (context: vm.Context) => void): Realm {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY) as vm.Context;
  prepare?.(context);
  Object.assign(context, GLOBALS);
  const modules = new Map<vm.Script, Module>();
  return {
    global: context,
    load(name, code, { console, require }) {
      Reflect.set(context, 'console', console);
      const module = { exports: {} as Handlers };
      const script = compile(name, code);
      const evaluate = modules.get(script) ?? moduleOf(script, context);
      modules.set(script, evaluate);
      evaluate(module.exports, require, module, console);
      return module.exports;
    },
    parse: vm.runInContext('JSON.parse', context),
  };
}

// Every call evaluates the code anew, and V8 gets to know it over the calls. An Action can reach this function, by
// `arguments.callee`, and must not leave anything on it.
function moduleOf(script: vm.Script, context: vm.Context): Module {
  const evaluate: Module = script.runInContext(context);
  Object.freeze(evaluate.prototype);
  return Object.freeze(evaluate);
}

function compile(name: string, code: string): vm.Script {
  const known = scripts.get(code);
  if (known) return known;
  if (Buffer.byteLength(code) > CODE_BYTES) throw new Error('The code of an Action may have 100 kB.');
  const wrapped = `(function (exports, require, module, console) {${code}\n})`;
  const script = new vm.Script(wrapped, { filename: `${name}.js` });
  scripts.set(code, script);
  return script;
}

/** The objects of Node.js that every realm shares, as its globals. */
export const GLOBALS = {
  ...{
    fetch,
    Headers,
    Request,
    Response,
    FormData,
    Blob,
    URL,
    URLSearchParams,
    AbortController,
    AbortSignal,
  },
  ...{ Buffer, TextEncoder, TextDecoder, crypto, performance, structuredClone, atob, btoa, queueMicrotask },
  ...TIMERS,
};
