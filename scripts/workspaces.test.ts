import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const workspaces = globSync(['*/package.json', '{apps,packages}/*/package.json'], { cwd: root }).map(
  (file) => {
    const { name, dependencies, devDependencies } = JSON.parse(readFileSync(join(root, file), 'utf8'));
    return { name: name as string, needs: Object.keys({ ...dependencies, ...devDependencies }) };
  },
);

// The fixtures of packages/testing stand on the API, the tenant and packages/db. For the tests of these three the root
// declares them.
test('no workspace depends on one that depends on it', () => {
  const needs = new Map(workspaces.map((workspace) => [workspace.name, workspace.needs]));
  const reach = (name: string, seen: Set<string>): Set<string> => {
    for (const next of needs.get(name) ?? []) if (!seen.has(next)) reach(next, seen.add(next));
    return seen;
  };
  expect([...needs.keys()]).toContain('@setlist/testing');
  expect(workspaces.filter(({ name }) => reach(name, new Set()).has(name))).toEqual([]);
});
