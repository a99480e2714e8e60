import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** The version of a package as it is installed. */
export function packageVersion(name: string): string {
  const path = findPackageJSON(name, import.meta.url);
  if (!path) throw new Error(`${name} is not installed.`);
  return JSON.parse(readFileSync(path, 'utf8')).version;
}
