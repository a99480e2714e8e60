import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const declaredBy = (file: string) => {
  const {
    name,
    dependencies = {},
    devDependencies = {},
  } = JSON.parse(readFileSync(join(root, file), 'utf8'));
  return { name: name as string, packages: Object.keys({ ...dependencies, ...devDependencies }) };
};
// The root declares the fixtures of packages/testing for the tests of what they stand on: a workspace of those that
// named them would depend on what depends on it.
const ofTheRoot = declaredBy('package.json').packages;
const FOR_TESTS = /test|^packages\/compatibility\//;
const workspaces = globSync(['*/package.json', '{apps,packages}/*/package.json'], { cwd: root }).map(
  (file) => ({
    folder: dirname(file),
    ...declaredBy(file),
  }),
);

test.each(workspaces)('$folder declares every package that it imports', ({ folder, name, packages }) => {
  const undeclared = sourcesOf(folder).flatMap((file) => {
    const known = [name, ...packages, ...(FOR_TESTS.test(join(folder, file)) ? ofTheRoot : [])];
    return importedBy(join(folder, file))
      .filter((imported) => !known.includes(imported))
      .map((imported) => `${file}: ${imported}`);
  });
  expect(undeclared).toEqual([]);
});

test('no workspace depends on one that depends on it', () => {
  const needs = new Map(workspaces.map(({ name, packages }) => [name, packages]));
  const reach = (name: string, seen: Set<string>): Set<string> => {
    for (const next of needs.get(name) ?? []) if (!seen.has(next)) reach(next, seen.add(next));
    return seen;
  };
  expect(workspaces.filter(({ name }) => reach(name, new Set()).has(name))).toEqual([]);
});

function sourcesOf(folder: string): string[] {
  const exclude = ['**/node_modules/**', '**/.next/**', '**/generated/**'];
  return globSync('**/*.{ts,tsx,mjs}', { cwd: join(root, folder), exclude });
}

function importedBy(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\b(?:[^'";]*? from)? '([^'.#][^']*)'|\bimport\('([^'.#][^']*)'\)/gm,
  );
  const packages = [...found].map(([, a, b]) => a ?? b ?? '').filter((specifier) => !isBuiltin(specifier));
  return packages.map((specifier) =>
    specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/'),
  );
}
