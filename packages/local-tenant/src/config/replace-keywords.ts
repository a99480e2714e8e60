type Values = Record<string, string | undefined>;

// Stands where a keyword has no value: characters of Unicode's private use, which no YAML gives a meaning to.
const MISSING = /\uE000(\w+)\uE001/g;

/**
 * Fills the deploy CLI's keywords into a configuration text: `##KEY##` becomes the value as it is, `@@KEY@@`, with
 * or without quotes around it, the value as JSON. One without a value leaves a mark, which `missingKeywords` finds.
 * https://auth0.com/docs/deploy-monitor/deploy-cli-tool/keyword-replacement
 */
export function replaceKeywords(text: string, values: Values): string {
  return replace(text, values, (key) => `\uE000${key}\uE001`);
}

/** The keywords without a value that are left in a part of a configuration, at any depth. */
export function missingKeywords(value: unknown): string[] {
  const found = (JSON.stringify(value) ?? '').matchAll(MISSING);
  return [...new Set([...found].map(([, key = '']) => key))].sort();
}

/**
 * Fills the keywords into the code of an Action, as the deploy CLI does when it uploads it. Throws, naming the Action
 * and its keywords that have no value; in a comment they may stay as they are.
 */
export function replaceCodeKeywords(action: string, code: string, values: Values): string {
  const withoutComments = code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  requireNone(
    missingKeywords(replaceKeywords(withoutComments, values)),
    `The code of the Action "${action}"`,
  );
  return replace(code, values, (_key, marker) => marker);
}

/** Throws, naming the keywords that `what` uses and that have no value. */
export function requireNone(missing: string[], what: string): void {
  if (missing.length === 0) return;
  const them = missing.length > 1 ? 'them' : 'it';
  throw new Error(`${what} uses ${missing.join(', ')}: set ${them} in the environment.`);
}

function replace(text: string, values: Values, without: (key: string, marker: string) => string): string {
  const lookUp = (key: string, marker: string, shape: (value: string) => string): string => {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    return value === undefined ? without(key, marker) : shape(value);
  };
  return text
    .replace(/(["']?)@@(\w+)@@\1/g, (marker, _quote, key: string) => lookUp(key, marker, asJson))
    .replace(/##(\w+)##/g, (marker, key: string) => lookUp(key, marker, (value) => value));
}

// A value that is JSON already (a list, as a rule) goes in as it is; any other becomes a JSON string.
function asJson(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value));
  } catch {
    return JSON.stringify(value);
  }
}
