type Values = Record<string, string | undefined>;

/**
 * Fills the deploy CLI's keywords into a configuration text: `##KEY##` becomes the value as it is, `@@KEY@@`, with
 * or without quotes around it, the value as JSON. Throws, naming the keywords that have no value.
 * https://auth0.com/docs/deploy-monitor/deploy-cli-tool/keyword-replacement
 */
export function replaceKeywords(text: string, values: Values): string {
  const withoutComments = text.replace(/^\s*#(?!#\w+##).*$/gm, '');
  const { replaced, missing } = replace(withoutComments, values);
  requireNone(missing, 'The tenant configuration');
  return replaced;
}

/**
 * Fills the keywords into the code of an Action, as the deploy CLI does when it uploads it. Throws, naming the Action
 * and its keywords that have no value; in a comment they may stay as they are.
 */
export function replaceCodeKeywords(action: string, code: string, values: Values): string {
  const withoutComments = code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  requireNone(replace(withoutComments, values).missing, `The code of the Action "${action}"`);
  return replace(code, values).replaced;
}

// What has no value stays as it is.
function replace(text: string, values: Values): { replaced: string; missing: Set<string> } {
  const missing = new Set<string>();
  const lookUp = (key: string, marker: string, shape: (value: string) => string): string => {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    if (value === undefined) missing.add(key);
    return value === undefined ? marker : shape(value);
  };
  const replaced = text
    .replace(/(["']?)@@(\w+)@@\1/g, (marker, _quote, key: string) => lookUp(key, marker, asJson))
    .replace(/##(\w+)##/g, (marker, key: string) => lookUp(key, marker, (value) => value));
  return { replaced, missing };
}

function requireNone(missing: Set<string>, what: string): void {
  if (missing.size === 0) return;
  const names = [...missing].sort().join(', ');
  throw new Error(`${what} uses ${names}: set ${missing.size > 1 ? 'them' : 'it'} in the environment.`);
}

// A value that is JSON already (a list, as a rule) goes in as it is; any other becomes a JSON string.
function asJson(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value));
  } catch {
    return JSON.stringify(value);
  }
}
