/** A browser and the system that it runs on, by their own names; undefined where a user agent does not say it. */
export interface Browser {
  browser: string | undefined;
  system: string | undefined;
}

// In an order in which the first that fits is meant: most browsers also say the names of those that came before them.
const BROWSERS: readonly [name: string, pattern: RegExp][] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\b(OPR|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS|Chromium)\//],
  ['Safari', /\bVersion\/[\d.]+.* Safari\//],
];
const SYSTEMS: readonly [name: string, pattern: RegExp][] = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];

/** Which browser on which system a user agent names, roughly: it is for people to recognize their own. */
export function describeBrowser(userAgent: string | null): Browser {
  const first = (names: typeof BROWSERS) => names.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0];
  return { browser: first(BROWSERS), system: first(SYSTEMS) };
}
