import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { expect, test } from 'vitest';
import { leavesBuiltInsAlone } from './leaves-built-ins-alone.ts';

test.each([
  'exports.onExecutePostLogin = async (event, api) => { api.access.deny("no"); };',
  'module.exports = { async onExecutePostLogin() {} };',
  'Object.defineProperty(exports, "__esModule", { value: true });\nexports.onExecutePostLogin = run;',
  'const [first] = list; let [a, b] = pair;',
  'if (text.length <= 50 && text.length >= 1 && list.length == 2 || list.at !== at) return;',
  'const sum = list.map((one) => one.length);',
  'state.attempts += 1; state.tries++; user.nickname ??= "x";',
  'const timer = setTimeout(stop, 10); clearTimeout(timer);',
])('passes code that only uses built-in objects: %s', (code) => {
  expect(leavesBuiltInsAlone(code)).toBe(true);
});

test.each([
  'Array.prototype.last = function () {};',
  'globalThis.seen = true;',
  'error.name = "Refusal";',
  'list.length = 0;',
  'counts[word] = 1;',
  'counts[word]++;',
  'counts[word] ||= 1;',
  'own.toString = () => "x";',
  'own.value <<= 1;',
  'Object.assign(target, source);',
  'eval(code);',
  'queueMicrotask(later);',
  'RegExp.$1;',
])('does not pass code that may change one, or outlive its run: %s', (code) => {
  expect(leavesBuiltInsAlone(code)).toBe(false);
});

test.each(['default-display-name', 'assign-playlist-editor', 'add-claims'])(
  'passes Setlist’s own %s',
  (name) => {
    const file = new URL(`../../../../auth0/actions/${name}.ts`, import.meta.url);
    expect(leavesBuiltInsAlone(stripTypeScriptTypes(readFileSync(file, 'utf8')))).toBe(true);
  },
);
