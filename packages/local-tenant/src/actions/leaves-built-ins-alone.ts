import vm from 'node:vm';
import { findBuiltIns } from './built-ins.ts';

// What one needs to get at a built-in object in order to change it, or to outlive the run.
const REACHING =
  /\b(?:globalThis|global|eval|Function|prototype|__proto__|constructor|__define[GS]etter__|Reflect|(?:get|set)PrototypeOf|definePropert(?:y|ies)|assign|freeze|seal|preventExtensions|queueMicrotask)\b|\bRegExp\s*[.[]/;
const ASSIGNED = String.raw`\s*(?:(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)?=(?![=>])|\+\+|--)`;
// `object[name] = …`, but not `const [first] = …`.
const COMPUTED = new RegExp(String.raw`(?<!\b(?:const|let|var)\s*\[[^[\]]*)\]${ASSIGNED}`);
const DOTTED = new RegExp(String.raw`\.\s*([A-Za-z_$][\w$]*)${ASSIGNED}`, 'g');
const ES_MODULE = /Object\.defineProperty\(exports, ["']__esModule["'], \{ value: true \}\);?/;

let names: Set<string> | undefined;

/**
 * Whether an Action's code can do without built-in objects that it may change. It need not be sure, since it only
 * chooses where the code runs: code that is wrongly let through meets frozen objects, and nothing it does there lasts.
 * To be on the safe side, code that assigns to any property named like one of a built-in object does not pass.
 */
export function leavesBuiltInsAlone(code: string): boolean {
  names ??= namesOfBuiltIns();
  const text = code.replace(ES_MODULE, '');
  if (REACHING.test(text) || COMPUTED.test(text)) return false;
  for (const [, name = ''] of text.matchAll(DOTTED)) if (names.has(name)) return false;
  return true;
}

function namesOfBuiltIns(): Set<string> {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
  const keys = [...findBuiltIns(context)].flatMap((builtIn) => Reflect.ownKeys(builtIn));
  const strings = keys.filter((key) => typeof key === 'string');
  // What every Action assigns to, `module.exports`, is none, though WebAssembly has one of that name.
  return new Set(strings.filter((key) => key !== 'exports'));
}
