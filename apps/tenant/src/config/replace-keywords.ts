/**
 * Fills the deploy CLI's keywords into a configuration text: `##KEY##` becomes the value as it is, `@@KEY@@`, with
 * or without quotes around it, the value as JSON. Throws, naming the keywords that have no value.
 * https://auth0.com/docs/deploy-monitor/deploy-cli-tool/keyword-replacement
 */
export function replaceKeywords(text: string, values: Record<string, string | undefined>): string {
  const missing = new Set<string>();
  const lookUp = (key: string): string => {
    const value = values[key];
    if (value === undefined) missing.add(key);
    return value ?? '';
  };
  const withoutComments = text.replace(/^\s*#(?!#\w+##).*$/gm, '');
  const replaced = withoutComments
    .replace(/(["']?)@@(\w+)@@\1/g, (_, _quote, key: string) => asJson(lookUp(key)))
    .replace(/##(\w+)##/g, (_, key: string) => lookUp(key));
  if (missing.size > 0) {
    throw new Error(
      `The tenant configuration uses ${[...missing].sort().join(', ')}: set ${missing.size > 1 ? 'them' : 'it'} in the environment.`,
    );
  }
  return replaced;
}

// A value that is JSON already (a list, as a rule) goes in as it is; any other becomes a JSON string.
function asJson(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value));
  } catch {
    return JSON.stringify(value);
  }
}
