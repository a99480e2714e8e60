import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const docs = join(import.meta.dirname, '../../../../docs');
const page = readFileSync(join(docs, 'tenant-facts.md'), 'utf8');
const files = new Map(
  [...page.matchAll(/^\[([\w-]+)\]: (\S+)$/gm)].map(([, alias = '', path = '']) => [alias, path]),
);
const rows = [...page.matchAll(/^\| (?!Auth0 \||--)(.+?) \| \[([\w-]+)\]: (.+) \|$/gm)].map(
  ([, fact = '', alias = '', name = '']) => ({ fact, file: join(docs, files.get(alias) ?? alias), name }),
);

test('docs/tenant-facts.md names, for every fact, a test that exists', () => {
  expect(rows.length).toBe(page.split('\n').filter((line) => /^\| (?!Auth0 \|)/.test(line)).length);
  expect(rows.length).toBeGreaterThan(100);
  const missing = rows.filter(({ file, name }) => !existsSync(file) || !testNames(file).includes(name));
  expect(missing).toEqual([]);
});

test('docs/tenant-facts.md names every test of this folder', () => {
  const named = new Set(rows.map(({ name }) => name));
  const own = globSync('*.test.ts', { cwd: import.meta.dirname })
    .filter((file) => file !== 'facts-page.test.ts')
    .flatMap((file) => testNames(join(import.meta.dirname, file)));
  expect(own.filter((name) => !named.has(name))).toEqual([]);
});

/** The names of a file's tests, as its source has them. */
function testNames(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const names = /(?:\b(?:test|it|matches)|\))\(\s*(?:'((?:[^'\\\n]|\\.)+)'|"([^"\n]+)"|`([^`\n]+)`),/g;
  return [...source.matchAll(names)].map(
    ([, single, double, template]) => single ?? double ?? template ?? '',
  );
}
