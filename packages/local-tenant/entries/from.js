import { existsSync } from 'node:fs';

/**
 * Imports a module of the package: from its sources, where these are, as in this repository, else from what was built of
 * them, as where the package is installed.
 */
export function from(name) {
  const source = new URL(`../src/${name}.ts`, import.meta.url);
  const built = new URL(`../dist/local-tenant/src/${name}.js`, import.meta.url);
  return import(existsSync(source) ? source.href : built.href);
}
